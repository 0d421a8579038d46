package dev.efsshare.local.runtime;

import java.time.Duration;
import java.util.Optional;

/**
 * One execution environment at one moment.
 *
 * @param function the function's name in Lambda
 * @param logStream its log stream, which also identifies it; its file is {@code <log
 *     group>/<logStream>.log} below the stack's log folder
 * @param pid operating-system process
 * @param state what it was doing
 * @param invocations requests it has been given so far; 1 means it has only seen its cold start
 * @param initDuration from the start of the process to its first request for work; empty until then
 * @param maxMemoryMb most memory seen so far, MiB
 */
public record EnvironmentInfo(
    String function,
    String logStream,
    long pid,
    State state,
    int invocations,
    Optional<Duration> initDuration,
    int maxMemoryMb) {

  /** What an environment is doing. */
  public enum State {
    /** The process runs but has not asked for work yet. */
    STARTING,
    /** Waiting for a request. */
    IDLE,
    /** Handling a request. */
    BUSY,
    /** The process has ended or is being ended. */
    ENDED
  }
}
