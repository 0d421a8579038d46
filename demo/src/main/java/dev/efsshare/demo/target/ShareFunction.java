package dev.efsshare.demo.target;

/** The share's functions, by their names in the template. */
public enum ShareFunction {
  /** Puts files onto the share. */
  PRODUCER("ProducerFunction"),
  /** Reads files from the share. */
  CONSUMER("ConsumerFunction");

  private final String logicalId;

  ShareFunction(String logicalId) {
    this.logicalId = logicalId;
  }

  /**
   * The function's name in the template.
   *
   * @return its logical id
   */
  public String logicalId() {
    return logicalId;
  }

  /** The stack's output that has the function's ARN. */
  String output() {
    return logicalId + "Arn";
  }
}
