package dev.efsshare.workflow.runner.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Causes of errors, as people want to read them. */
final class Causes {
  private static final JsonMapper JSON = new JsonMapper();

  private Causes() {}

  /** The message alone, where the cause is what Lambda or Glue tells, with its stack trace. */
  static String firstWords(String cause) {
    try {
      JsonNode told = JSON.readTree(cause);
      for (String name : new String[] {"errorMessage", "ErrorMessage"}) {
        if (told.path(name).isTextual()) {
          return told.get(name).textValue();
        }
      }
    } catch (JsonProcessingException e) {
      // plain words
    }
    return cause;
  }
}
