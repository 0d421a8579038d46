package dev.efsshare.producer;

import static dev.efsshare.producer.IngestErrorsTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E8: requests that make no sense. */
class BadIngestTest {
  @TempDir Path mount;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|neither 'key' nor 'data'",
        "{\"key\":7}|'key' must be a string, not the number 7",
        "{\"data\":[]}|'data' must be a string, not an array",
        "{\"key\":\"models/a\",\"replace\":\"yes\"}|'replace' must be true or false",
        "{\"data\":\"*not base64*\"}|'data' must be base64",
        "{\"key\":\"a.bin\"}|it must start with 'models/', such as 'models/a.bin'",
        "{\"key\":\"inputs/a.bin\"}|it must start with 'models/'",
        "{\"key\":\"models/\"}|'models/' cannot be used: it has an empty segment",
        "{\"key\":\"\"}|key '' cannot be used: it must start with 'models/', such as 'models/model.bin'",
        "{\"key\":\"../a\"}|it must start with 'models/', such as 'models/model.bin'",
        "{\"key\":\"/models/a.bin\"}|it must start with 'models/', such as 'models/a.bin'",
        "{\"key\":\"//a.bin\"}|it must start with 'models/', such as 'models/a.bin'",
        "{\"key\":\"models/../x\"}|key 'models/../x' cannot be used: it has the segment '..'",
        "{\"key\":\"models//x\"}|empty segment",
        "{\"key\":\"models/.nfs01\"}|reserved",
        "{\"data\":\"aGk=\",\"key\":\"/etc/passwd\"}|must start with 'models/'",
        "{\"key\":|is not JSON",
        "[1]|not an object; send one with members of 'key', 'data', 'replace'",
        "{\"key\":\"models/a\",\"replcae\":true}|unknown member 'replcae'; known members: 'key', 'data'",
        "''|the request body is empty",
        "' '|the request body is empty",
      })
  void request_thatMakesNoSense_is400WithTheReason(String body, String reason) throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply = producer.ingest(body);

    assertThat(reply.body().string("message"))
        .contains(reason)
        .doesNotContainPattern("cannot be used.*cannot be used");
    assertProblem(producer, reply, 400, "INVALID_REQUEST", "WARN");
  }

  /** Lambda takes answers up to 6 MB; twice this key, escaped twice, would be 14 MB. */
  @Test
  void key_ofAMegabyte_isToldByItsBeginning() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply = producer.ingest("{\"key\":\"%s\"}".formatted("\\u0001".repeat(1 << 20)));

    assertThat(reply.body().string("message")).contains("it must start with 'models/'");
    assertThat(reply.body().string("key")).endsWith("... (1048576 characters)");
    assertThat(Json.bytes(reply.whole().members())).hasSizeLessThan(100_000);
    assertProblem(producer, reply, 400, "INVALID_REQUEST", "WARN");
  }

  @Test
  void key_thatIsADirectory_is400() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.ingest(IngestTest.data("hello", "models/a/b", false));
    producer.call.logged();

    Reply reply = producer.ingest(IngestTest.data("hello", "models/a", false));

    assertProblem(producer, reply, 400, "INVALID_REQUEST", "WARN");
  }

  @Test
  void rawBody_markedAsJsonWithKeyInQuery_is400WithTheWayOut() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply =
        producer.send(
            Events.httpApi(
                "POST",
                "/ingest",
                "key=models/a.json",
                Map.of("content-type", "application/json"),
                "{\"key\":1}"));

    assertThat(reply.body().string("message")).contains("application/octet-stream");
    assertProblem(producer, reply, 400, "INVALID_REQUEST", "WARN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|multipart/form-data; boundary=x|--x|--data-binary @FILE",
        "key=models/a.bin|multipart/form-data; boundary=x|--x|--data-binary @FILE",
        "''|application/x-www-form-urlencoded|key=models/a.bin|the 'key' query parameter",
      })
  void rawBody_thatIsAForm_is400WithTheWayOut(
      String query, String mediaType, String body, String wayOut) throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply =
        producer.send(
            Events.httpApi("POST", "/ingest", query, Map.of("content-type", mediaType), body));

    assertThat(reply.body().string("message"))
        .contains(mediaType.split(";", 2)[0])
        .contains(wayOut);
    assertProblem(producer, reply, 400, "INVALID_REQUEST", "WARN");
    assertThat(mount.resolve("models")).isEmptyDirectory();
  }

  @Test
  void rawBody_sentAsCurlDoesButWithAKey_isPublished() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply =
        producer.send(
            Events.httpApi(
                "POST",
                "/ingest",
                "key=models/a.txt",
                Map.of("content-type", "application/x-www-form-urlencoded"),
                "hello"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(producer.published("a.txt")).isEqualTo("hello");
  }

  @Test
  void rawBody_withUnknownReplace_is400() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply =
        producer.send(
            Events.httpApiRaw("/ingest", "replace=yes", "application/octet-stream", new byte[1]));

    assertThat(reply.body().string("message")).contains("true or false, not 'yes'");
    assertProblem(producer, reply, 400, "INVALID_REQUEST", "WARN");
  }
}
