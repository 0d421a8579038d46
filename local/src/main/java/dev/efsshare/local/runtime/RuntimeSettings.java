package dev.efsshare.local.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How functions are run. Immutable.
 *
 * @param region what {@code AWS_REGION} says
 * @param mount the folder that stands for the functions' file system
 * @param work folder for code, native libraries and the environments' temporary files
 * @param logs folder of the log groups
 * @param deadLetters folder of events that no retry could deliver
 * @param memoryScale factor on every {@code MemorySize}
 * @param maxConcurrency requests in flight over all functions before invocations are throttled
 * @param idleTime how long an environment is kept without a request
 * @param retryDelays pause before the first and the second retry of an asynchronous invocation;
 *     Lambda waits one and two minutes
 * @param variables environment variables of every function, below its own
 */
public record RuntimeSettings(
    String region,
    Path mount,
    Path work,
    Path logs,
    Path deadLetters,
    double memoryScale,
    int maxConcurrency,
    Duration idleTime,
    List<Duration> retryDelays,
    Map<String, String> variables) {

  /** Copies the collections. */
  public RuntimeSettings {
    retryDelays = List.copyOf(retryDelays);
    variables = Map.copyOf(variables);
  }
}
