package dev.efsshare.local;

import dev.efsshare.local.template.AsyncRules;
import dev.efsshare.local.template.FunctionDeclaration;
import dev.efsshare.local.template.LogRules;
import dev.efsshare.local.template.RouteDeclaration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Declarations for tests that need no template. */
public final class Declarations {

  private Declarations() {}

  /** A function that is there for its routes only. */
  public static FunctionDeclaration function(String logicalId, RouteDeclaration... routes) {
    LogRules text =
        new LogRules(false, "/aws/lambda/f", Optional.empty(), LogRules.SystemLevel.INFO);
    return function(logicalId, text, routes);
  }

  /** A function that is there for its log only. */
  public static FunctionDeclaration function(String logicalId, LogRules log) {
    return function(logicalId, log, new RouteDeclaration[0]);
  }

  private static FunctionDeclaration function(
      String logicalId, LogRules log, RouteDeclaration... routes) {
    return new FunctionDeclaration(
        logicalId,
        logicalId,
        "arn",
        Optional.empty(),
        "java25",
        "H",
        Path.of("f.jar"),
        128,
        Duration.ofSeconds(3),
        Map.of(),
        OptionalInt.empty(),
        new AsyncRules(2, Duration.ofHours(6), false),
        log,
        Optional.empty(),
        List.of(routes),
        List.of());
  }
}
