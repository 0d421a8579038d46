package dev.efsshare.local.runtime;

import java.util.Set;

/** Environment variables that Lambda sets itself, whatever a function declares. */
public final class ReservedVariables {

  private static final Set<String> NAMES =
      Set.of(
          "_HANDLER",
          "AWS_REGION",
          "AWS_DEFAULT_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_FORMAT",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_LEVEL",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_LAMBDA_RUNTIME_API",
          "LAMBDA_TASK_ROOT",
          "LAMBDA_RUNTIME_DIR");

  private ReservedVariables() {}

  /**
   * Their names. Credentials are not among them: here they may be those of another S3.
   *
   * @return immutable
   */
  public static Set<String> names() {
    return NAMES;
  }
}
