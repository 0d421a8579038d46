package dev.efsshare.workflow.definition;

/** Where steps leave what they made, and find what the step before made: keys in one bucket. */
public final class HandoverPaths {
  /** Prefix of everything that belongs to executions and expires. */
  public static final String EXECUTIONS = "executions/";

  private HandoverPaths() {}

  /**
   * The data that a stage hands over.
   *
   * @param executionId the execution
   * @param stage the stage that wrote it
   * @return {@code executions/{executionId}/{stage}/output.json}
   */
  public static String output(String executionId, String stage) {
    return of(executionId, stage, "output.json");
  }

  /**
   * What a stage said of itself, success or failure.
   *
   * @param executionId the execution
   * @param stage the stage
   * @return {@code executions/{executionId}/{stage}/result.json}
   */
  public static String result(String executionId, String stage) {
    return of(executionId, stage, "result.json");
  }

  /**
   * The records that a stage did not take, with the reasons.
   *
   * @param executionId the execution
   * @param stage the stage
   * @return {@code executions/{executionId}/{stage}/rejected.jsonl}
   */
  public static String rejected(String executionId, String stage) {
    return of(executionId, stage, "rejected.jsonl");
  }

  private static String of(String executionId, String stage, String name) {
    return EXECUTIONS + executionId + "/" + stage + "/" + name;
  }
}
