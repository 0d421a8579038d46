package dev.efsshare.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Where and how a stack runs. Immutable; start from {@link #forProject} and change what differs:
 *
 * <pre>{@code
 * LocalStackOptions options =
 *     LocalStackOptions.forProject(Path.of(".")).withPorts(0, 0, 0).withMount(Path.of("/mnt/nfs"));
 * }</pre>
 *
 * @param template SAM template
 * @param state folder of everything the stack keeps: objects, logs, dead letters, deployed code
 * @param mount folder that stands for the functions' file system
 * @param apiPort TCP port of the HTTP API; 0 takes any free one, for this and the other two
 * @param lambdaPort TCP port of the Lambda endpoint
 * @param s3Port TCP port of the S3 endpoint
 * @param consolePort TCP port of the web console, 0 for any free one; without it there is none
 * @param region AWS region the functions see
 * @param parameters values of the template's parameters, by name; the others have their defaults
 * @param memoryScale factor on every {@code MemorySize}, above 0
 * @param maxConcurrency requests in flight over all functions before invocations are throttled
 * @param idleTime how long an environment is kept without a request
 * @param retryDelays pause before the first and the second retry of an asynchronous invocation;
 *     Lambda waits one and two minutes
 * @param overrides what single functions get in place of what the template says
 */
public record LocalStackOptions(
    Path template,
    Path state,
    Path mount,
    int apiPort,
    int lambdaPort,
    int s3Port,
    OptionalInt consolePort,
    String region,
    Map<String, String> parameters,
    double memoryScale,
    int maxConcurrency,
    Duration idleTime,
    List<Duration> retryDelays,
    FunctionOverrides overrides) {

  /** Default port of the HTTP API; the Lambda and the S3 endpoint have the next two. */
  public static final int DEFAULT_PORT = 3000;

  /** Checks the values, makes paths absolute and copies the collections. */
  public LocalStackOptions {
    template = template.toAbsolutePath().normalize();
    state = state.toAbsolutePath().normalize();
    mount = mount.toAbsolutePath().normalize();
    for (int port : List.of(apiPort, lambdaPort, s3Port, consolePort.orElse(0))) {
      require(port >= 0 && port <= 65_535, "A port must be between 0 and 65535, not " + port);
    }
    require(memoryScale > 0, "The memory scale must be above 0, not " + memoryScale);
    require(maxConcurrency > 0, "The concurrency must be above 0, not " + maxConcurrency);
    retryDelays = List.copyOf(retryDelays);
    parameters = Map.copyOf(parameters);
  }

  /**
   * The defaults: {@code template.yaml} of a project, state under {@code .efs-share/local}, the
   * mount within it, ports 3000 to 3002, no web console, environments kept for five minutes,
   * retries after 1 s and 2 s.
   *
   * @param project the project's root folder
   * @return options for that project
   */
  public static LocalStackOptions forProject(Path project) {
    Path state = project.resolve(".efs-share").resolve("local");
    return new LocalStackOptions(
        project.resolve("template.yaml"),
        state,
        state.resolve("mount"),
        DEFAULT_PORT,
        DEFAULT_PORT + 1,
        DEFAULT_PORT + 2,
        OptionalInt.empty(),
        "us-east-1",
        Map.of(),
        1.0,
        50,
        Duration.ofMinutes(5),
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)),
        FunctionOverrides.NONE);
  }

  /**
   * Another template.
   *
   * @param file SAM template
   * @return a copy
   */
  public LocalStackOptions withTemplate(Path file) {
    return with(draft -> draft.template = file);
  }

  /**
   * Another state folder; the mount moves along unless it lies elsewhere.
   *
   * @param folder created when absent
   * @return a copy
   */
  public LocalStackOptions withState(Path folder) {
    boolean within = mount.equals(state.resolve("mount"));
    return with(draft -> {
      draft.state = folder;
      draft.mount = within ? folder.resolve("mount") : mount;
    });
  }

  /**
   * Another folder, or a real mount, for the functions' file system.
   *
   * @param folder created when absent
   * @return a copy
   */
  public LocalStackOptions withMount(Path folder) {
    return with(draft -> draft.mount = folder);
  }

  /**
   * Other ports; 0 takes any free one.
   *
   * @param api HTTP API
   * @param lambda Lambda endpoint
   * @param s3 S3 endpoint
   * @return a copy
   */
  public LocalStackOptions withPorts(int api, int lambda, int s3) {
    return with(draft -> {
      draft.apiPort = api;
      draft.lambdaPort = lambda;
      draft.s3Port = s3;
    });
  }

  /**
   * A web console beside the stack.
   *
   * @param port where it is served; 0 takes any free one
   * @return a copy
   */
  public LocalStackOptions withConsole(int port) {
    return with(draft -> draft.consolePort = OptionalInt.of(port));
  }

  /**
   * A value for one of the template's parameters.
   *
   * @param name the parameter; one that the template does not have is refused when the stack starts
   * @param value in place of its default; elements of a list are separated by commas
   * @return a copy
   */
  public LocalStackOptions withParameter(String name, String value) {
    Map<String, String> more = new HashMap<>(parameters);
    more.put(name, value);
    return with(draft -> draft.parameters = more);
  }

  /**
   * Other memory sizes.
   *
   * @param scale factor on every {@code MemorySize}
   * @return a copy
   */
  public LocalStackOptions withMemoryScale(double scale) {
    return with(draft -> draft.memoryScale = scale);
  }

  /**
   * Another limit on requests in flight.
   *
   * @param limit over all functions
   * @return a copy
   */
  public LocalStackOptions withMaxConcurrency(int limit) {
    return with(draft -> draft.maxConcurrency = limit);
  }

  /**
   * Another time until an idle environment ends.
   *
   * @param time since its last request
   * @return a copy
   */
  public LocalStackOptions withIdleTime(Duration time) {
    return with(draft -> draft.idleTime = time);
  }

  /**
   * Other pauses between the attempts of an asynchronous invocation.
   *
   * @param delays one for each retry; no more retries are made than there are delays
   * @return a copy
   */
  public LocalStackOptions withRetryDelays(List<Duration> delays) {
    return with(draft -> draft.retryDelays = delays);
  }

  /**
   * Other code for one function.
   *
   * @param logicalId the function's name in the template
   * @param jar what to run in place of {@code CodeUri}
   * @return a copy
   */
  public LocalStackOptions withCode(String logicalId, Path jar) {
    return with(draft -> draft.overrides = overrides.withCode(logicalId, jar));
  }

  /**
   * A further environment variable for one function; replaces the template's of that name.
   *
   * @param logicalId the function's name in the template
   * @param name variable; one that Lambda sets itself, such as {@code AWS_REGION}, is refused
   * @param value its value
   * @return a copy
   */
  public LocalStackOptions withVariable(String logicalId, String name, String value) {
    return with(draft -> draft.overrides = overrides.withVariable(logicalId, name, value));
  }

  /**
   * A further environment variable for every function; replaces the template's of that name.
   *
   * @param name variable; one that Lambda sets itself, such as {@code AWS_REGION}, is refused
   * @param value its value
   * @return a copy
   */
  public LocalStackOptions withVariable(String name, String value) {
    return with(draft -> draft.overrides = overrides.withVariable(name, value));
  }

  private LocalStackOptions with(Consumer<OptionsDraft> change) {
    OptionsDraft draft = new OptionsDraft(this);
    change.accept(draft);
    return draft.finish();
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
