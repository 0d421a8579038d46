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

  private static final LogRules TEXT_LOG =
      new LogRules(false, "/aws/lambda/f", Optional.empty(), LogRules.SystemLevel.INFO);

  private Declarations() {}

  /** A function that is there for its routes only. */
  public static FunctionDeclaration function(String logicalId, RouteDeclaration... routes) {
    return function(logicalId, TEXT_LOG, routes);
  }

  /** A function that is there for its log only. */
  public static FunctionDeclaration function(String logicalId, LogRules log) {
    return function(logicalId, log, new RouteDeclaration[0]);
  }

  /** A function that may not run at all, so that its events only grow old. */
  public static FunctionDeclaration stopped(String logicalId, Path jar, Duration maximumAge) {
    AsyncRules async = new AsyncRules(2, maximumAge, false);
    return declared(logicalId, jar, OptionalInt.of(0), async, TEXT_LOG);
  }

  private static FunctionDeclaration function(
      String logicalId, LogRules log, RouteDeclaration... routes) {
    AsyncRules async = new AsyncRules(2, Duration.ofHours(6), false);
    return declared(logicalId, Path.of("f.jar"), OptionalInt.empty(), async, log, routes);
  }

  private static FunctionDeclaration declared(
      String logicalId,
      Path jar,
      OptionalInt reservedConcurrency,
      AsyncRules async,
      LogRules log,
      RouteDeclaration... routes) {
    return new FunctionDeclaration(
        logicalId,
        logicalId,
        "arn",
        Optional.empty(),
        "java25",
        "H",
        jar,
        128,
        Duration.ofSeconds(3),
        Map.of(),
        reservedConcurrency,
        async,
        log,
        Optional.empty(),
        List.of(routes),
        List.of());
  }
}
