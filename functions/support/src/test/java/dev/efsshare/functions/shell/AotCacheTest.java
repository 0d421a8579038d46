package dev.efsshare.functions.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.log.LogLines;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class AotCacheTest {
  private final Properties system = new Properties();

  @Test
  void cache_givenAndRefused_isToldInOneLine() {
    system.setProperty("dev.efsshare.aot", "on");
    system.setProperty("java.vm.info", "mixed mode");
    system.setProperty("java.vm.version", "25.0.3+9-LTS");

    assertThat(lines())
        .isEqualTo(
            """
            {"timestamp":"1970-01-01T00:00:00.000Z","level":"WARN","message":"started without the \
            AOT cache, which takes longer: this JVM refused it; 25.0.3+9-LTS"}
            """);
  }

  @Test
  void cache_givenAndUsed_isNotMentioned() {
    system.setProperty("dev.efsshare.aot", "on");
    system.setProperty("java.vm.info", "mixed mode, sharing");

    assertThat(lines()).isEmpty();
  }

  @Test
  void cache_notGiven_isNotMentioned() {
    system.setProperty("java.vm.info", "mixed mode");

    assertThat(lines()).isEmpty();
  }

  private String lines() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AotCache.tellIfRefused(system, new LogLines(out, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
    return out.toString(UTF_8);
  }
}
