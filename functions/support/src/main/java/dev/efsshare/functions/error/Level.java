package dev.efsshare.functions.error;

/** The level of a log line. */
public enum Level {
  /** What happened. */
  INFO,
  /** The caller's fault, or something that may become one of ours. */
  WARN,
  /** Somebody has to look at it. */
  ERROR
}
