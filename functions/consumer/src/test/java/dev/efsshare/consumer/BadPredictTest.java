package dev.efsshare.consumer;

import static dev.efsshare.consumer.PredictErrorsTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E8: requests that make no sense. */
class BadPredictTest {
  @TempDir Path mount;
  private ConsumerFixture consumer;

  @BeforeEach
  void start() throws IOException {
    consumer = new ConsumerFixture(mount).started();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|neither 'fileId' nor 'model'",
        "''|the request body is empty",
        "' '|the request body is empty",
        "{\"fileId\":\"nonsense\"}|'nonsense' is not a file id",
        "{\"fileId\":7}|'fileId' must be a string",
        "{\"model\":true}|'model' must be a string",
        "{\"model\":\" \"}|'model' is empty",
        "{\"model\":\"../a\"}|'model': key '../a' cannot be used: it has the segment '..'",
        "{\"model\":\"models/../a\"}|'model': key 'models/../a' cannot be used: it has the segment",
        "{\"model\":\"models/\"}|key 'models/' cannot be used: it has an empty segment",
        "{\"model\":\"a.txt\",\"input\":\"\"}|'input' is empty",
        "{\"model\":\"a.txt\",\"input\":[]}|'input' must be a string",
        "{\"model\":|is not JSON",
        "[]|not an object; send one with members of 'fileId', 'model', 'input'",
        "{\"modle\":\"a.txt\"}|unknown member 'modle'; known members: 'fileId', 'model', 'input'",
      })
  void request_thatMakesNoSense_is400WithTheReason(String body, String reason) throws IOException {
    consumer.put("a.txt", "hello");

    Reply reply = consumer.predict(body);

    assertThat(reply.body().string("message")).contains(reason);
    assertProblem(consumer, reply, 400, "INVALID_REQUEST", "WARN");
  }

  @Test
  void fileId_thatIsNone_isOnlyInTheMessage() throws IOException {
    Reply reply = consumer.predict("{\"fileId\":\"nonsense\"}");

    assertThat(reply.body().has("fileId")).isFalse();
    JsonObject error = assertProblem(consumer, reply, 400, "INVALID_REQUEST", "WARN");
    assertThat(error.has("fileId")).isFalse();
    assertThat(error.string("message")).contains("'nonsense' is not a file id");
  }

  @Test
  void input_forAFileThatCannotUseIt_is400() throws IOException {
    consumer.put("a.txt", "hello");

    Reply reply = consumer.predict("{\"model\":\"a.txt\",\"input\":\"some text\"}");

    assertThat(reply.body().string("message")).contains("'input'").contains("'text'");
    assertProblem(consumer, reply, 400, "INVALID_REQUEST", "WARN");
  }

  @Test
  void body_tooLarge_is413() throws IOException {
    String input = "x".repeat(1 << 20);

    Reply reply = consumer.predict("{\"model\":\"a.txt\",\"input\":\"" + input + "\"}");

    assertThat(reply.body().string("maxSize")).isEqualTo("1MB");
    assertProblem(consumer, reply, 413, "PAYLOAD_TOO_LARGE", "WARN");
  }

  @Test
  void notification_isRefusedWithoutARetry() throws IOException {
    Reply reply = consumer.send(Events.sample("s3-object-created"));

    assertThat(reply.whole().members())
        .containsEntry("statusCode", 400)
        .containsEntry("error", "INVALID_REQUEST");
  }
}
