package dev.efsshare.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A function of the template. Immutable.
 *
 * @param logicalId its name in the template
 * @param name its name in Lambda
 * @param arn its Amazon Resource Name in the local account
 * @param alias {@code AutoPublishAlias}: a qualifier under which it can also be invoked
 * @param runtime for example {@code java25}, or {@code provided.al2023} for code with a JVM of its
 *     own
 * @param handler class and method, as the runtime interface client takes it
 * @param code absolute: the jar that {@code CodeUri} names, or, of a function with a runtime of its
 *     own, the folder that {@code AotBundle} names in its {@code Metadata}
 * @param memoryMb {@code MemorySize}, MiB
 * @param timeout {@code Timeout}
 * @param environment {@code Environment.Variables}
 * @param reservedConcurrency {@code ReservedConcurrentExecutions}
 * @param async {@code EventInvokeConfig}
 * @param log {@code LoggingConfig}
 * @param mountPath {@code LocalMountPath} of the file system, for example {@code /mnt/efs}
 * @param routes its HTTP API routes
 * @param bucketRules its S3 events
 */
public record FunctionDeclaration(
    String logicalId,
    String name,
    String arn,
    Optional<String> alias,
    String runtime,
    String handler,
    Path code,
    int memoryMb,
    Duration timeout,
    Map<String, String> environment,
    OptionalInt reservedConcurrency,
    AsyncRules async,
    LogRules log,
    Optional<String> mountPath,
    List<RouteDeclaration> routes,
    List<BucketRule> bucketRules) {

  static final String OWN_RUNTIME = "provided";

  /** Copies the collections. */
  public FunctionDeclaration {
    environment = Map.copyOf(environment);
    routes = List.copyOf(routes);
    bucketRules = List.copyOf(bucketRules);
  }

  /**
   * Whether the code comes with what runs it.
   *
   * @return false if the runtime is AWS's
   */
  public boolean bringsItsRuntime() {
    return runtime.startsWith(OWN_RUNTIME);
  }

  /**
   * The same function with other code and variables.
   *
   * @param code absolute path
   * @param variables in place of the template's
   * @return a copy
   */
  public FunctionDeclaration with(Path code, Map<String, String> variables) {
    return new FunctionDeclaration(
        logicalId,
        name,
        arn,
        alias,
        runtime,
        handler,
        code,
        memoryMb,
        timeout,
        variables,
        reservedConcurrency,
        async,
        log,
        mountPath,
        routes,
        bucketRules);
  }
}
