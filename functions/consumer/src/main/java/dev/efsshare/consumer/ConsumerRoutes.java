package dev.efsshare.consumer;

import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.event.EventParser;
import dev.efsshare.functions.event.HttpRequest;
import dev.efsshare.functions.event.LambdaEvent.S3Notification;
import dev.efsshare.functions.log.LogLines;
import dev.efsshare.functions.shell.Answer;
import dev.efsshare.functions.shell.FunctionShell;
import dev.efsshare.functions.shell.HealthAnswer;
import dev.efsshare.functions.shell.Invocation;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.functions.shell.Routes;
import java.util.Set;

/** Which use case answers what. */
final class ConsumerRoutes {
  private ConsumerRoutes() {}

  static FunctionShell<ConsumerApp> shell(Lazily<ConsumerApp> app, LogLines lines) {
    Routes<ConsumerApp> routes =
        Routes.<ConsumerApp>none()
            .with("POST", "/predict", new PredictAction())
            .with("GET", "/files", FileActions::byKey)
            .with("GET", "/files/{fileId}", FileActions::byId)
            .with("GET", "/health", ConsumerRoutes::health);
    return new FunctionShell<>(
        new EventParser("/predict", Set.of("fileId", "model")),
        routes,
        ConsumerRoutes::notForThisFunction,
        app,
        lines);
  }

  private static Answer health(
      Lazily<ConsumerApp> app, HttpRequest request, Invocation invocation) {
    return HealthAnswer.of(app.get().share(), invocation);
  }

  private static Answer notForThisFunction(
      Lazily<ConsumerApp> app, S3Notification notification, Invocation invocation) {
    throw Problem.invalidRequest(
        "this function takes no S3 notifications; connect the bucket to the producer");
  }
}
