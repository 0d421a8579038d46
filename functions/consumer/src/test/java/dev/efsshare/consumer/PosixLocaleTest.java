package dev.efsshare.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.store.FileId;
import dev.efsshare.store.FileRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
  void key_thatNoPathCanExpress_is400WithTheReason() throws IOException, InterruptedException {
    ConsumerFixture consumer = new ConsumerFixture(mount).started();
    FileRecord record = consumer.put("b\u00e4r.txt", "hello");

    List<String> said = askInPosixLocale(record.fileId()).lines().toList();

    assertThat(said).hasSize(3);
    assertThat(said.get(0)).startsWith("400 INVALID_REQUEST 'model': key ");
    assertThat(said.get(1)).startsWith("400 INVALID_REQUEST key 'models/");
    assertThat(said.get(2)).startsWith("400 INVALID_REQUEST key 'models/");
    assertThat(said)
        .allMatch(line ->
            line.contains(
                "cannot be used: Malformed input or input contains unmappable characters"));
  }

  private String askInPosixLocale(FileId recorded) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            PosixLocaleTest.class.getName(),
            mount.toString(),
            recorded.toString());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** The child: asks for files of a share and prints what is answered. */
  static void main(String[] arguments) throws IOException {
    ConsumerFixture consumer = new ConsumerFixture(Path.of(arguments[0])).started();
    print(consumer.predict("{\"model\":\"m\u00fcsli.bin\"}"));
    print(consumer.fileOfKey("m%C3%BCsli.bin"));
    print(consumer.fileOfId(arguments[1]));
  }

  @SuppressWarnings("SystemOut") // This is how it tells the parent.
  private static void print(Reply reply) {
    System.out.println(
        reply.status() + " " + reply.body().string("error") + " " + reply.body().string("message"));
  }
}
