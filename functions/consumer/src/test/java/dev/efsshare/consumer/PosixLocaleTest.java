package dev.efsshare.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.testing.Call.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Keys that no path can have where file names are ASCII, which only a JVM of its own is told. */
// Elsewhere file names are Unicode, whatever the locale.
@EnabledOnOs(OS.LINUX)
class PosixLocaleTest {
  @TempDir Path mount;

  @Test
  void model_thatNoPathCanExpress_is400WithTheReason() throws IOException, InterruptedException {
    String said = predictInPosixLocale();

    assertThat(said)
        .startsWith("400 INVALID_REQUEST 'model': key ")
        .contains("cannot be used: Malformed input or input contains unmappable characters");
  }

  private String predictInPosixLocale() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            PosixLocaleTest.class.getName(),
            mount.toString());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** The child: predicts on a share and prints what is answered. */
  @SuppressWarnings("SystemOut") // This is how it tells the parent.
  static void main(String[] arguments) throws IOException {
    ConsumerFixture consumer = new ConsumerFixture(Path.of(arguments[0])).started();
    Reply reply = consumer.predict("{\"model\":\"m\u00fcsli.bin\"}");
    System.out.println(
        reply.status() + " " + reply.body().string("error") + " " + reply.body().string("message"));
  }
}
