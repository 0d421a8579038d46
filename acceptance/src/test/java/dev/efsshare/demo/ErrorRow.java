package dev.efsshare.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One row of the error tables, as it came back and as it was logged. */
final class ErrorRow {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LOG_LIMIT = Duration.ofSeconds(10);

  private final ApiAnswer answer;
  private final JsonNode log;

  private ErrorRow(ApiAnswer answer, JsonNode log) {
    this.answer = answer;
    this.log = log;
  }

  /** Checks what every row has, and finds its log line by the request id of the answer. */
  static ErrorRow check(Share share, ApiAnswer answer, int status, String code) throws Exception {
    assertThat(answer.body().toString()).contains("\"" + code + "\"");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("error")).isEqualTo(code);
    assertThat(answer.text("message")).isNotBlank();
    assertThat(answer.text("requestId")).isNotBlank();
    Path logs = share.host().orElseThrow().logs();
    List<JsonNode> lines = new ArrayList<>();
    // The log stream is written by the stack, after the answer.
    Await.until(
        LOG_LIMIT,
        "a log line about " + code,
        () -> {
          lines.clear();
          lines.addAll(errorLines(logs, answer.text("requestId")));
          return !lines.isEmpty();
        });
    JsonNode log = lines.getFirst();
    assertThat(log.at("/error/code").asText()).isEqualTo(code);
    assertThat(log.at("/error/message").asText()).isNotBlank();
    assertThat(log.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    assertThat(log.path("function").asText()).isNotBlank();
    return new ErrorRow(answer, log);
  }

  private static List<JsonNode> errorLines(Path logs, String requestId) throws IOException {
    List<JsonNode> found = new ArrayList<>();
    for (String line : FunctionLogs.linesWith(logs, requestId, "\"error\"")) {
      JsonNode json = JSON.readTree(line);
      if (json.path("requestId").asText().equals(requestId) && json.has("error")) {
        found.add(json);
      }
    }
    return found;
  }

  ErrorRow logged(String level) {
    assertThat(log.path("level").asText()).isEqualTo(level);
    return this;
  }

  ErrorRow loggedStage(String stage) {
    assertThat(log.at("/error/stage").asText()).isEqualTo(stage);
    return this;
  }

  ErrorRow loggedStackTrace() {
    assertThat(log.path("stackTrace").asText()).contains("\n\tat ");
    return this;
  }

  ErrorRow loggedFileId(String fileId) {
    assertThat(log.at("/error/fileId").asText()).isEqualTo(fileId);
    return this;
  }

  ErrorRow answered(String field, String value) {
    assertThat(answer.text(field)).isEqualTo(value);
    return this;
  }

  ApiAnswer answer() {
    return answer;
  }
}
