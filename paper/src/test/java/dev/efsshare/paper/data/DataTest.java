package dev.efsshare.paper.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.efsshare.paper.Fixtures;
import dev.efsshare.paper.chart.Spread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataTest {
  @TempDir Path folder;
  private Data data;

  @BeforeEach
  void copyFixtures() throws IOException {
    Fixtures.copyTo(folder);
    data = new Data(folder);
  }

  @Test
  void jmh_severalRounds_givesTheIterationsOfAllInMicroseconds() throws Exception {
    JmhData.Query query =
        new JmhData.Query(
            "PublishFiles.replace",
            Map.of("location", "RAM", "idiom", "LIBRARY", "sizeBytes", "1024"));

    Spread micros = data.jmh().micros(query);

    assertThat(micros.values()).hasSize(9);
    assertThat(micros.median()).isBetween(10.0, 200.0);
    assertThat(data.jmh().numbers(query, "sizeBytes")).containsExactly(1024L);
  }

  @Test
  void jmh_milliseconds_areMicroseconds() throws Exception {
    Path file = folder.resolve("jmh.json");
    JmhData.Query query =
        new JmhData.Query("Checksums.compute", Map.of("rival", "LIBRARY_SHA_256"));
    Spread micros = data.jmh().micros(query);
    Files.writeString(file, Files.readString(file).replace("\"us/op\"", "\"ms/op\""));

    Spread millis = new Data(folder).jmh().micros(query);

    assertThat(millis.median()).isEqualTo(1000 * micros.median(), within(1e-6));
  }

  @Test
  void jmh_onlyChosenBenchmarks_areTakenInPlaceOfAll() throws Exception {
    Files.move(folder.resolve("jmh.json"), folder.resolve("jmh-selection.json"));

    assertThat(data.file(Source.JMH).name()).isEqualTo("jmh-selection.json");
    assertThat(data.file(Source.JMH).command()).contains("report.Suite").contains("-f 3");
  }

  @Test
  void command_pastedIntoAShell_givesTheArgumentsThatWereMeasured() throws Exception {
    String arguments = "A|B -p size=1,2 it's C.* $HOME (D) -f 3";
    Files.delete(folder.resolve("jmh.json"));
    Files.writeString(
        folder.resolve("jmh-selection.json"), "{\"arguments\" : \"" + arguments + "\"}");
    String command = data.file(Source.JMH).command();

    Process shell =
        new ProcessBuilder("sh", "-c", "printf '%s\\n' " + command)
            .redirectErrorStream(true)
            .start();
    String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(shell.waitFor()).isZero();
    assertThat(words.lines().skip(5)).containsExactly(arguments.split(" "));
    assertThat(command).endsWith("-p size=1,2 'it'\\''s' 'C.*' '$HOME' '(D)' -f 3");
  }

  @Test
  void jmh_whatWasNotMeasured_isToldWithFileAndCommand() throws Exception {
    JmhData jmh = data.jmh();

    assertThatThrownBy(
            () -> jmh.micros(new JmhData.Query("Checksums.compute", Map.of("rival", "MINE"))))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("jmh.json")
        .hasMessageContaining("Checksums.compute")
        .hasMessageContaining("MINE")
        .hasMessageContaining("./mvnw -pl benchmarks -am -Pjmh");
  }

  @Test
  void compare_oneLine_givesEveryContestantOnce() throws Exception {
    Map<String, Spread> starts = data.compare().contestants("cold start", "producer, first answer");

    assertThat(starts.keySet()).containsExactly("managed", "aot", "python");
    assertThat(starts.values()).allMatch(spread -> !spread.moreIsBetter());
  }

  @Test
  void compare_linesThatCount_areFoundByTheirNumber() throws Exception {
    assertThat(
            data.compare()
                .numbered(
                    "predictions of one model by number",
                    Pattern.compile("(\\d+) at once, model of \\d+ MiB"))
                .keySet())
        .containsExactly(1L, 2L, 4L, 8L);
  }

  @Test
  void compare_throughput_isWorseWhenItIsLess() throws Exception {
    assertThat(data.compare().contestants("ingest of a large object", "into memory").values())
        .allMatch(Spread::moreIsBetter);
  }

  @Test
  void compare_whatWasNotCompared_isToldWithFileAndCommand() throws Exception {
    CompareData compare = data.compare();

    assertThatThrownBy(() -> compare.rows("warm starts"))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("compare.json has no comparison \"warm starts\"")
        .hasMessageContaining("./efs-share compare --json");
  }

  @Test
  void file_ofEachCommand_saysCommitDateAndMachine() throws Exception {
    for (Source source : new Source[] {Source.JMH, Source.COMPARE, Source.DEMO}) {
      DataFile file = data.file(source);

      assertThat(file.commit()).as(source.file()).matches("[0-9a-f]{12}\\+?");
      assertThat(file.date()).as(source.file()).startsWith("2026-");
      assertThat(file.machine()).as(source.file()).containsKeys("cpu", "cores", "kernel", "jdk");
      assertThat(file.sha256()).hasSize(64);
    }
  }

  @Test
  void file_thatIsNotThere_isToldWithItsCommand() throws IOException {
    Files.delete(folder.resolve("demo.json"));

    assertThatThrownBy(data::demo)
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("there is no " + folder.resolve("demo.json"))
        .hasMessageContaining("./efs-share demo");
  }

  @Test
  void file_thatIsNoJson_isToldWithItsName() throws IOException {
    Files.writeString(folder.resolve("prices.json"), "{\"prices\" : ");
    Files.writeString(folder.resolve("jmh.json"), "[]");

    assertThatThrownBy(data::prices)
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("prices.json is no JSON");
    assertThatThrownBy(data::jmh)
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("jmh.json has no JSON object");
  }

  @Test
  void prices_whatIsNotPriced_isTold() throws Exception {
    Prices prices = data.prices();

    assertThat(prices.price("efs_storage_gb_month")).isEqualTo(0.30);
    assertThat(prices.validity()).contains("us-east-1").contains("2026-11-21");
    assertThat(prices.prices()).allMatch(item -> item.source().startsWith("https://"));
    assertThatThrownBy(() -> prices.price("tape"))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("tape");
  }
}
