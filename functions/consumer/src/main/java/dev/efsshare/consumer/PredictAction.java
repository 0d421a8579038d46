package dev.efsshare.consumer;

import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.event.HttpRequest;
import dev.efsshare.functions.log.Metrics;
import dev.efsshare.functions.shell.Answer;
import dev.efsshare.functions.shell.Invocation;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.functions.shell.Routes;
import java.util.LinkedHashMap;
import java.util.Map;

/** POST /predict. */
final class PredictAction implements Routes.Action<ConsumerApp> {

  @Override
  public Answer answer(Lazily<ConsumerApp> app, HttpRequest request, Invocation invocation) {
    PredictRequest wanted = PredictRequest.of(request);
    try {
      Prediction prediction = app.get().predictions().predict(wanted, invocation);
      log(prediction, invocation);
      return Answer.ok(prediction.members());
    } catch (FunctionException e) {
      // Every error about a file that the caller named tells which.
      boolean known = e.problem().fileId() != null || wanted.fileId() == null;
      throw known ? e : e.problem().withFileId(String.valueOf(wanted.fileId())).asException();
    }
  }

  private static void log(Prediction prediction, Invocation invocation) {
    Map<String, Object> members = new LinkedHashMap<>(prediction.members());
    // The result may hold what the caller sent.
    members.remove("result");
    members.remove("requestId");
    invocation.log().info("predicted", members);
    prediction
        .timings()
        .forEach(
            (name, millis) -> invocation.metrics().put(name, millis, Metrics.Unit.MILLISECONDS));
  }
}
