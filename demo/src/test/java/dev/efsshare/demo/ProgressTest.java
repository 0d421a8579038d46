package dev.efsshare.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.demo.Progress.Unit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void bar_ofPieces_tellsHowMany() {
    Progress.Bar bar = new Progress.Bar(20, Unit.PIECES);
    bar.advance(5);

    assertThat(bar.picture()).isEqualTo("[######..................]  25 %  5 of 20");
  }

  @Test
  void bar_ofBytes_tellsMebibytes() {
    Progress.Bar bar = new Progress.Bar(100 << 20, Unit.BYTES);
    bar.advance(1_000_000_000);

    assertThat(bar.picture()).isEqualTo("[########################] 100 %  100 of 100 MiB");
  }

  @Test
  void terminal_longWork_seesALineThatIsRewrittenAndCleared() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Progress progress = progress(bytes, true)) {
      progress.counting("uploading", 4, Unit.PIECES).advance(1);
      Await.until(LIMIT, "a bar", () -> text(bytes).contains("uploading [######"));
      progress.idle();

      assertThat(text(bytes)).endsWith("\r\u001B[K").doesNotContain("\n");
    }
  }

  @Test
  void terminal_longActivity_isCutToOneLine() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Progress progress = progress(bytes, true)) {
      progress.counting("x".repeat(200), 20, Unit.PIECES).advance(1);
      Await.until(LIMIT, "a bar", () -> text(bytes).contains("1 of 20"));
      String line = text(bytes).substring(text(bytes).lastIndexOf('K') + 1);

      assertThat(line).hasSize(79).endsWith(" s)");
    }
  }

  @Test
  void file_longWork_seesALineAndNoControlCharacters() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Progress progress = progress(bytes, false)) {
      progress.counting("uploading", 4, Unit.PIECES).advance(1);
      Await.until(LIMIT, "a line", () -> text(bytes).endsWith("\n"));
    }

    assertThat(text(bytes).strip()).isEqualTo("... uploading, 1 of 4");
  }

  private static Progress progress(ByteArrayOutputStream bytes, boolean terminal) {
    return new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
