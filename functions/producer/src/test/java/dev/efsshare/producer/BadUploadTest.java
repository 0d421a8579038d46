package dev.efsshare.producer;

import static dev.efsshare.producer.IngestErrorsTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** E8: uploads that make no sense are refused before anything is signed. */
class BadUploadTest {
  @TempDir Path mount;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|the request body is empty; send {\"key\": \"models/...\"}",
        "{}|the request has no 'key'; send {\"key\": \"models/...\"}",
        "{\"key\":null}|the request has no 'key'",
        "{\"key\":7}|'key' must be a string, not the number 7",
        "{\"key\":|is not JSON",
        "hello|is not JSON",
        "[]|not an object; send one with members of 'key', 'sizeBytes', 'contentType', 'sha256'",
        "{\"key\":\"models/a\",\"size\":1}|unknown member 'size'; known members: 'key', 'sizeBytes'",
        "{\"key\":\"models/a\",\"data\":\"aGk=\"}|unknown member 'data'",
        "{\"key\":\"models/a\",\"sizeBytes\":0}|'sizeBytes' must be 1 or more, not 0; leave it out",
        "{\"key\":\"models/a\",\"sizeBytes\":-1}|'sizeBytes' must be 1 or more, not -1",
        "{\"key\":\"models/a\",\"sizeBytes\":\"5\"}|'sizeBytes' must be a whole number, not a string",
        "{\"key\":\"models/a\",\"sizeBytes\":5.5}|'sizeBytes' must be a whole number, not the number 5.5",
        "{\"key\":\"models/a\",\"sizeBytes\":99999999999999999999}|'sizeBytes' must be a whole number",
        "{\"key\":\"models/a\",\"contentType\":\"\"}|'contentType' must be a media type such as",
        "{\"key\":\"models/a\",\"contentType\":\"text\"}|media type such as application/octet-stream, not 'text'",
        "{\"key\":\"models/a\",\"contentType\":\"text/\"}|not 'text/'",
        "{\"key\":\"models/a\",\"contentType\":\"text/plain;\"}|not 'text/plain;'",
        "{\"key\":\"models/a\",\"contentType\":\" text/plain\"}|not ' text/plain'",
        "{\"key\":\"models/a\",\"contentType\":\"text/plain\\nx-amz-acl: public-read\"}|'contentType' must be",
        "{\"key\":\"models/a\",\"contentType\":\"text/plän\"}|'contentType' must be",
        "{\"key\":\"models/a\",\"contentType\":[]}|'contentType' must be a string, not an array",
        "{\"key\":\"models/a\",\"sha256\":\"\"}|'sha256' must be 64 hexadecimal digits, as sha256sum",
        "{\"key\":\"models/a\",\"sha256\":\"2cf2\"}|'sha256' must be 64 hexadecimal digits",
        "{\"key\":\"models/a\",\"sha256\":\"LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=\"}|not 'LPJNul",
      })
  void request_thatMakesNoSense_is400WithTheReason(String body, String reason) throws IOException {
    assertRefused(body, reason);
  }

  private void assertRefused(String body, String reason) throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply = producer.upload(body);

    assertThat(reply.body().string("message")).contains(reason);
    assertProblem(producer, reply, 400, "INVALID_REQUEST", "WARN");
    assertThat(producer.signer.signed).isEmpty();
  }

  static Stream<String> unusableKeys() {
    return Stream.of(
        "",
        "a.bin",
        "/models/a.bin",
        "inputs/a.bin",
        "models",
        "models/",
        "models/a/",
        "models//a",
        "models/../a",
        "models/a/..",
        "models/.",
        "models/.nfs0001",
        "models/.tmp-x",
        "models/a\\u0000b",
        "models/a\\nb",
        "models/\\ud800",
        "models/" + "x".repeat(256),
        "models/" + "ü".repeat(128),
        "models/" + "x/".repeat(509) + "x",
        "Models/a.bin",
        "%6dodels/a.bin",
        "models%2Fa.bin");
  }

  @ParameterizedTest
  @MethodSource("unusableKeys")
  void key_unusable_isRefusedAsByIngest(String key) throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    String body = "{\"key\":\"%s\"}".formatted(key);
    Reply ingest = producer.ingest(body);
    producer.call.logged();

    Reply reply = producer.upload(body);

    assertThat(reply.body().members()).isEqualTo(ingest.body().members());
    assertThat(reply.body().string("message")).contains("cannot be used");
    assertThat(reply.body().has("key")).isTrue();
    assertProblem(producer, reply, 400, "INVALID_REQUEST", "WARN");
    assertThat(producer.signer.signed).isEmpty();
  }

  @Test
  void contentType_endless_isRefusedShort() throws IOException {
    assertRefused(
        "{\"key\":\"models/a\",\"contentType\":\"text/%s\"}".formatted("x".repeat(300)),
        "not 'text/" + "x".repeat(95) + "...'");
  }

  @Test
  void content_insteadOfARequest_is400() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply =
        producer.send(
            Events.httpApi(
                "POST",
                "/uploads",
                "key=models/a.bin",
                Map.of("content-type", "application/octet-stream"),
                "hello"));

    assertThat(reply.body().string("message")).contains("the request body is not JSON");
    assertProblem(producer, reply, 400, "INVALID_REQUEST", "WARN");
  }
}
