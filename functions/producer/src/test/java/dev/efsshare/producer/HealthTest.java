package dev.efsshare.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** E10: GET /health. */
class HealthTest {
  @TempDir Path mount;

  @Test
  void directories_ofTheMount_areMade() throws IOException {
    ProducerFixture producer = new ProducerFixture(mount);

    Reply reply = producer.send(Events.httpApi("GET", "/health", ""));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().string("status")).isEqualTo("ok");
    assertThat(mount.resolve("models")).isDirectory();
    assertThat(mount.resolve("inputs")).isDirectory();
    assertThat(mount.resolve("outputs")).isDirectory();
  }
}
