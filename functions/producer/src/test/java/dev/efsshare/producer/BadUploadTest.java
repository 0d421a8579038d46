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
        "` \t`|the request body is empty; send {\"key\"",
        "``|the request body is empty; send {\"key\": \"models/...\"}",
        "{}|the request has no 'key'; send {\"key\": \"models/...\"}",
        "{\"key\":null}|the request has no 'key'",
        "{\"key\":7}|'key' must be a string, not the number 7",
        "{\"key\":|is not JSON",
        "hello|is not JSON",
        "[]|not an object; send one with members of 'key', 'sizeBytes', 'contentType', 'sha256'",
        "{\"key\":\"models/a\",\"size\":1}|unknown member 'size'; known members: 'key', 'sizeBytes'",
        "{\"key\":\"models/a\",\"data\":\"aGk=\"}|unknown member 'data'",
      })
  void request_thatMakesNoSense_is400WithTheReason(String body, String reason) throws IOException {
    assertRefused(body, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"sizeBytes\":-1|'sizeBytes' must be a whole number of bytes from 0 to 1073741824, not -1;",
        "\"sizeBytes\":\"5\"|bytes from 0 to 1073741824, not \"5\"; leave it out for any size",
        "\"sizeBytes\":5.5|'sizeBytes' must be a whole number of bytes from 0 to 1073741824, not 5.5",
        "\"sizeBytes\":99999999999999999999|bytes from 0 to 1073741824, not 99999999999999999999;",
        "\"sizeBytes\":[]|'sizeBytes' must be a whole number of bytes from 0 to 1073741824, not []",
        "\"contentType\":\"*/*\"|media type such as application/octet-stream, not '*/*'",
        "\"contentType\":\"text/*\"|media type such as application/octet-stream, not 'text/*'",
        "\"contentType\":\"\"|'contentType' must be a media type such as",
        "\"contentType\":\"text\"|media type such as application/octet-stream, not 'text'",
        "\"contentType\":\"text/\"|not 'text/'",
        "\"contentType\":\"text/plain;\"|not 'text/plain;'",
        "\"contentType\":\" text/plain\"|not ' text/plain'",
        "\"contentType\":\"text/plain\\nx-amz-acl: public-read\"|'contentType' must be",
        "\"contentType\":\"text/plän\"|'contentType' must be",
        "\"contentType\":[]|'contentType' must be a string, not an array",
        "\"sha256\":\"\"|'sha256' must be 64 hexadecimal digits, as sha256sum",
        "\"sha256\":\"2cf2\"|'sha256' must be 64 hexadecimal digits",
        "\"sha256\":\"LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=\"|not 'LPJNul",
      })
  void term_thatMakesNoSense_is400WithTheReasonAndTheKey(String term, String reason)
      throws IOException {
    Reply reply = assertRefused("{\"key\":\"models/a\",%s}".formatted(term), reason);

    assertThat(reply.body().string("key")).isEqualTo("models/a");
  }

  private Reply assertRefused(String body, String reason) throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply = producer.upload(body);

    assertThat(reply.body().string("message")).contains(reason);
    assertProblem(producer, reply, 400, "INVALID_REQUEST", "WARN");
    assertThat(producer.signer.signed).isEmpty();
    return reply;
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
  void size_endless_isRefusedShort() throws IOException {
    assertRefused(
        "{\"key\":\"models/a\",\"sizeBytes\":%s}".formatted("9".repeat(300)),
        "not " + "9".repeat(100) + "...;");
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
