package dev.efsshare.workflow.runner.task;

import com.fasterxml.jackson.databind.JsonNode;

/** The arguments of the Glue job, as its script takes them. */
record JobArguments(String inputBucket, String inputKey, String outputBucket, String outputKey) {

  static JobArguments of(JsonNode arguments) {
    required(arguments, "--execution-id");
    return new JobArguments(
        required(arguments, "--input-bucket"),
        required(arguments, "--input-key"),
        required(arguments, "--output-bucket"),
        required(arguments, "--output-key"));
  }

  /** Beside the output. */
  String resultKey() {
    return outputKey.substring(0, outputKey.lastIndexOf('/') + 1) + "result.json";
  }

  private static String required(JsonNode arguments, String name) {
    if (!arguments.path(name).isTextual()) {
      throw new IllegalArgumentException(
          "the job needs the argument %s; there are only %s".formatted(name, arguments));
    }
    return arguments.get(name).textValue();
  }
}
