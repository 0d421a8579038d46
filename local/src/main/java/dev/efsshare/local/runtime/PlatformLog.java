package dev.efsshare.local.runtime;

/** What Lambda itself writes to a function's log, in the format that the function asks for. */
sealed interface PlatformLog permits TextPlatformLog, JsonPlatformLog {

  /** The Java runtime as Lambda would name it. */
  String RUNTIME_VERSION = "java:25.local";

  /** An environment is being initialised. */
  void initStart();

  /** A request is handed to the function. */
  void start(String requestId);

  /** A request has ended, whatever that means. */
  void end(InvocationReport report);
}
