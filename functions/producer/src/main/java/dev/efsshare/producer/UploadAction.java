package dev.efsshare.producer;

import dev.efsshare.functions.event.HttpRequest;
import dev.efsshare.functions.share.SignedUpload;
import dev.efsshare.functions.shell.Answer;
import dev.efsshare.functions.shell.Invocation;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.functions.shell.Routes;
import java.util.LinkedHashMap;
import java.util.Map;

/** POST /uploads. */
final class UploadAction implements Routes.Action<ProducerApp> {

  @Override
  public Answer answer(Lazily<ProducerApp> app, HttpRequest request, Invocation invocation) {
    UploadService uploads = app.get().uploads();
    UploadRequest wanted = UploadRequest.of(request, uploads.maxBytes());
    SignedUpload upload = uploads.sign(wanted);
    log(wanted, upload, invocation);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("key", wanted.key());
    body.put("method", upload.method());
    body.put("url", upload.url());
    body.put("headers", upload.headers());
    body.put("expiresAt", upload.expiresAt().toString());
    body.put("maxSizeBytes", uploads.maxBytes());
    body.put("requestId", invocation.requestId());
    return Answer.ok(body);
  }

  /** All but the URL: until it expires, whoever reads it can write the object. */
  private static void log(UploadRequest wanted, SignedUpload upload, Invocation invocation) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("key", wanted.key());
    if (wanted.sizeBytes() != null) {
      members.put("sizeBytes", wanted.sizeBytes());
    }
    if (wanted.contentType() != null) {
      members.put("contentType", wanted.contentType());
    }
    if (wanted.sha256() != null) {
      members.put("sha256", wanted.sha256().hex());
    }
    members.put("expiresAt", upload.expiresAt().toString());
    invocation.log().info("upload signed", members);
  }
}
