package dev.efsshare.consumer;

import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.event.HttpRequest;
import dev.efsshare.functions.shell.Answer;
import dev.efsshare.functions.shell.Invocation;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.store.FileId;
import java.util.Map;

/** GET /files/{fileId} and GET /files?key=. */
final class FileActions {
  private FileActions() {}

  static Answer byId(Lazily<ConsumerApp> app, HttpRequest request, Invocation invocation) {
    FileId id = idOf(request);
    try {
      return answer(app.get().records().ofId(id), invocation);
    } catch (FunctionException e) {
      // Every error about a file that the caller named tells which.
      throw e.problem().withFileId(id.toString()).asException();
    }
  }

  private static FileId idOf(HttpRequest request) {
    try {
      return FileNames.id(request.pathParameters().getOrDefault("fileId", ""));
    } catch (FunctionException e) {
      // A key in the place of an id is the likeliest slip.
      throw e.problem()
          .withMessage(e.problem().message() + "; to look up by key: /files?key=models/...")
          .asException();
    }
  }

  static Answer byKey(Lazily<ConsumerApp> app, HttpRequest request, Invocation invocation) {
    String key = request.query().getOrDefault("key", "");
    if (key.isEmpty()) {
      throw Problem.invalidRequest(
          "no file is named; ask for /files?key=models/... or for /files/{fileId}");
    }
    return answer(app.get().records().ofKey(key), invocation);
  }

  private static Answer answer(FileDescription file, Invocation invocation) {
    invocation.log().info("record read", file.identity());
    Map<String, Object> body = file.members();
    body.put("requestId", invocation.requestId());
    return Answer.ok(body);
  }
}
