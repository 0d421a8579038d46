package dev.efsshare.producer;

import static dev.efsshare.producer.IngestErrorsTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.testing.Call.Reply;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How large what is uploaded may be, and what is told of a size that is refused. */
class UploadSizeTest {
  @TempDir Path mount;

  @Test
  void size_ofTheLimit_isTheLargest() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount, "MAX_OBJECT_BYTES", "1024");

    Reply allowed = producer.upload("{\"key\":\"models/a.bin\",\"sizeBytes\":1024}");
    assertThat(allowed.status()).isEqualTo(200);
    assertThat(allowed.body().number("maxSizeBytes", 0)).isEqualTo(1024);
    producer.call.logged();

    Reply reply = producer.upload("{\"key\":\"models/a.bin\",\"sizeBytes\":1025}");

    assertThat(reply.body().string("message"))
        .contains("'models/a.bin' has 1025 bytes; the limit is 1024 bytes")
        .contains("MAX_OBJECT_BYTES");
    assertThat(reply.body().members())
        .containsEntry("maxSize", "1KB")
        .containsEntry("maxSizeBytes", 1024)
        .containsEntry("key", "models/a.bin");
    assertProblem(producer, reply, 413, "FILE_TOO_LARGE", "WARN");
  }

  @Test
  void size_beyondOnePut_is413WithAnotherWay() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount, "MAX_OBJECT_BYTES", "10737418240");

    Reply reply = producer.upload("{\"key\":\"models/a.bin\",\"sizeBytes\":5368709121}");

    assertThat(reply.body().string("message"))
        .contains("has 5368709121 bytes; the limit is 5368709120 bytes")
        .contains("in parts");
    assertThat(reply.body().members())
        .containsEntry("maxSize", "5GB")
        .containsEntry("maxSizeBytes", 5368709120L);
    assertProblem(producer, reply, 413, "FILE_TOO_LARGE", "WARN");
    assertThat(
            producer
                .upload("{\"key\":\"models/a.bin\",\"sizeBytes\":5368709120}")
                .body()
                .number("maxSizeBytes", 0))
        .isEqualTo(5368709120L);
  }

  @Test
  void size_zero_isOneAsOthers() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply = producer.upload("{\"key\":\"models/empty\",\"sizeBytes\":0}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(producer.signer.signed.getFirst().sizeBytes()).isZero();
  }

  @Test
  void refusal_ofAKey_isLoggedWithIt() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    producer.upload("{\"key\":\"models/a.bin\",\"sizeBytes\":-1}");

    assertThat(producer.call.loggedError().string("key")).isEqualTo("models/a.bin");
  }
}
