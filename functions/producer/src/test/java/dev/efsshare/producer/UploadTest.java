package dev.efsshare.producer;

import static dev.efsshare.producer.IngestErrorsTest.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ContentChecksum;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.share.UploadTerms;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.transfer.ObjectRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** POST /uploads. */
class UploadTest {
  private static final String SHA256 =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
  private static final String UPLOAD_A = "{\"key\":\"models/a.bin\"}";

  @TempDir Path mount;

  @Test
  void upload_ofAKey_isAnswered() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply = producer.upload(UPLOAD_A);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().members())
        .containsExactly(
            Map.entry("key", "models/a.bin"),
            Map.entry("method", "PUT"),
            Map.entry(
                "url", "https://s3.example/models/a.bin?X-Amz-Signature=" + FakeSigner.SECRET),
            Map.entry("headers", Map.of()),
            Map.entry("expiresAt", "2026-11-21T10:45:00Z"),
            Map.entry("maxSizeBytes", 1 << 30),
            Map.entry("requestId", ProducerFixture.CONTEXT.requestId()));
    assertThat(producer.signer.signed)
        .containsExactly(
            new UploadTerms(
                ObjectRef.of(ProducerFixture.BUCKET, "models/a.bin"), null, null, null));
  }

  @Test
  void upload_withAllTerms_isSignedWithThem() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply =
        producer.upload(
            """
            {"key":"models/a.bin","sizeBytes":5,"contentType":"text/plain","sha256":"%s"}
            """
                .formatted(SHA256.toUpperCase(Locale.ROOT)));

    assertThat(reply.body().object("headers").members())
        .isEqualTo(Map.of("content-type", "text/plain"));
    assertThat(producer.signer.signed)
        .containsExactly(
            new UploadTerms(
                ObjectRef.of(ProducerFixture.BUCKET, "models/a.bin"),
                5L,
                "text/plain",
                new ContentChecksum(ChecksumAlgorithm.SHA_256, SHA256)));
  }

  @Test
  void upload_isLoggedWithoutItsUrl() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    producer.upload(
        """
        {"key":"models/a.bin","sizeBytes":5,"contentType":"text/plain","sha256":"%s"}
        """
            .formatted(SHA256));

    List<JsonObject> lines = producer.call.logged();
    assertThat(lines.getFirst().members())
        .containsEntry("message", "upload signed")
        .containsEntry("key", "models/a.bin")
        .containsEntry("sizeBytes", 5)
        .containsEntry("contentType", "text/plain")
        .containsEntry("sha256", SHA256)
        .containsEntry("expiresAt", "2026-11-21T10:45:00Z");
    assertThat(lines.get(1).members())
        .containsEntry("route", "POST /uploads")
        .containsEntry("status", 200);
    assertThat(lines.toString()).doesNotContain(FakeSigner.SECRET).doesNotContain("https://");
  }

  @Test
  void signer_isMadeByTheFirstUploadOnly() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.put("models/a.bin", "hello");

    producer.send(Events.httpApi("GET", "/health", ""));
    producer.ingest(UPLOAD_A);
    assertThat(producer.signer.connections).isZero();
    producer.upload(UPLOAD_A);
    producer.upload(UPLOAD_A);

    assertThat(producer.signer.connections).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/octet-stream",
        "text/plain; charset=utf-8",
        "text/plain;charset=utf-8;format=flowed",
        "text/plain; charset=\\\"utf-8\\\"",
        "application/vnd.api+json",
      })
  void contentType_thatIsAMediaType_isTaken(String type) throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply =
        producer.upload("{\"key\":\"models/a.bin\",\"contentType\":\"%s\"}".formatted(type));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(producer.signer.signed.getFirst().contentType()).isEqualTo(type.replace("\\", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models/a b+c%25.bin",
        "models/größe/模型🚀.bin",
        "models/a?b&c=d#e",
        "models/a\\u0022b"
      })
  void key_thatIngestTakes_isTaken(String key) throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply = producer.upload("{\"key\":\"%s\"}".formatted(key));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(producer.signer.signed.getFirst().object().key())
        .isEqualTo(key.replace("\\u0022", "\""));
  }

  @Test
  void signer_withoutCredentials_isAnswered() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.signer.broken = true;

    assertProblem(producer, producer.upload(UPLOAD_A), 500, "INVALID_CONFIGURATION", "ERROR");
  }

  @Test
  void bucket_unset_isAnsweredWithTheVariable() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount, "S3_BUCKET_NAME", "");

    Reply reply = producer.upload(UPLOAD_A);

    assertThat(reply.body().string("message")).contains("S3_BUCKET_NAME");
    assertProblem(producer, reply, 500, "INVALID_CONFIGURATION", "ERROR");
  }

  @Test
  void mount_missing_isMountFailed() throws IOException {
    Path late = mount.resolve("efs");
    ProducerFixture producer = new ProducerFixture(late);

    assertProblem(producer, producer.upload(UPLOAD_A), 500, "MOUNT_FAILED", "ERROR");

    Files.createDirectory(late);
    assertThat(producer.upload(UPLOAD_A).status()).isEqualTo(200);
  }

  @Test
  void upload_writesNothing() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    producer.upload("{\"key\":\"models/a/b.bin\"}");

    assertThat(mount.resolve("models")).isEmptyDirectory();
  }

  @Test
  void bareObject_withAKey_isAnIngest() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    producer.put("models/a.bin", "hello");

    Reply reply = producer.send(UPLOAD_A.getBytes(UTF_8));

    assertThat(reply.whole().members()).containsEntry("statusCode", 200).containsKey("fileId");
    assertThat(producer.signer.signed).isEmpty();
  }

  @Test
  void upload_asADirectEvent_isSigned() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);
    String event =
        """
        {"httpMethod":"POST","path":"/uploads","body":"{\\"key\\":\\"models/a.bin\\"}"}
        """;

    Reply reply = producer.send(event.getBytes(UTF_8));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().string("key")).isEqualTo("models/a.bin");
  }
}
