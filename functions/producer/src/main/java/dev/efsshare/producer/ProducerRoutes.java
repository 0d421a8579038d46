package dev.efsshare.producer;

import dev.efsshare.functions.event.EventParser;
import dev.efsshare.functions.event.HttpRequest;
import dev.efsshare.functions.log.LogLines;
import dev.efsshare.functions.shell.Answer;
import dev.efsshare.functions.shell.FunctionShell;
import dev.efsshare.functions.shell.HealthAnswer;
import dev.efsshare.functions.shell.Invocation;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.functions.shell.Routes;
import java.util.Set;

/** Which use case answers what. */
final class ProducerRoutes {
  private ProducerRoutes() {}

  static FunctionShell<ProducerApp> shell(Lazily<ProducerApp> app, LogLines lines) {
    Routes<ProducerApp> routes =
        Routes.<ProducerApp>none()
            .with("POST", "/ingest", new IngestAction())
            .with("POST", "/uploads", new UploadAction())
            .with("GET", "/health", ProducerRoutes::health);
    return new FunctionShell<>(
        new EventParser("/ingest", Set.of("key", "data")),
        routes,
        new NotificationIngest(),
        app,
        lines);
  }

  private static Answer health(
      Lazily<ProducerApp> app, HttpRequest request, Invocation invocation) {
    return HealthAnswer.of(app.get().share(), invocation);
  }
}
