package dev.efsshare.local.template;

import java.util.Optional;

/**
 * A function's {@code LoggingConfig}.
 *
 * @param json whether {@code LogFormat} is {@code JSON}: the platform's own lines are JSON objects
 * @param group log group, for example {@code /aws/lambda/name}
 * @param applicationLevel {@code ApplicationLogLevel} as written
 * @param systemLevel the least important of the platform's own lines that are written; counts for
 *     JSON only
 */
public record LogRules(
    boolean json, String group, Optional<String> applicationLevel, SystemLevel systemLevel) {

  /** {@code SystemLogLevel}, the least important first. */
  public enum SystemLevel {
    /** Everything. */
    DEBUG,
    /** Starts and reports. */
    INFO,
    /** What went wrong. */
    WARN
  }

  /**
   * Whether a line of the platform's own is written.
   *
   * @param level the line's
   * @return false when the function asked for more important ones only
   */
  public boolean includes(SystemLevel level) {
    return level.compareTo(systemLevel) >= 0;
  }
}
