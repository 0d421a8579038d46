package dev.efsshare.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTest {
  private static final String RESULT =
      """
      {"benchmark": "dev.efsshare.benchmarks.store.Store.put", "params": {"sizeBytes": "1048576"},
       "primaryMetric": {"score": 9.0, "scoreUnit": "ms/op", "rawData": [[1.0, 9.0], [2.0, 4.0]]},
       "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 512.0}}}
      """;

  @TempDir Path folder;

  @Test
  void read_jmhsOwnFile_hasMedianOfAllIterations() throws IOException {
    List<Figure> figures = Figure.read(write("[" + RESULT + "]"));

    assertThat(figures)
        .containsExactly(new Figure("Store.put", Map.of("sizeBytes", "1048576"), 3000.0, 512.0));
    assertThat(figures.getFirst().megabytesPerSecond()).isEqualTo(1048576 / 3000.0);
  }

  @Test
  void read_severalRounds_areOneFigure() throws IOException {
    String other = RESULT.replace("[[1.0, 9.0], [2.0, 4.0]]", "[[7.0]]");

    assertThat(Figure.read(write("[" + RESULT + "," + other + "]")))
        .extracting(Figure::micros)
        .containsExactly(4000.0);
  }

  @Test
  void read_fileOfTheSuite_hasItsResults() throws IOException {
    Path file = folder.resolve("run.json");
    RunFile.begin(Map.of("cpu", "some"), "").write(file, List.of(), Duration.ofSeconds(7));
    String written = Files.readString(file);

    assertThat(written).contains("\"cpu\" : \"some\"", "\"seconds\" : 7");
    assertThat(Figure.read(file)).isEmpty();
    assertThat(Figure.read(write(written.replace("[ ]", "[" + RESULT + "]")))).hasSize(1);
  }

  @Test
  void read_throughput_isRefused() throws IOException {
    Path file = write("[" + RESULT.replace("ms/op", "ops/s") + "]");

    assertThatThrownBy(() -> Figure.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("store.Store.put has no times of single calls (unit ops/s)");
  }

  @Test
  void read_somethingElse_isRefused() throws IOException {
    Path file = write("{}");

    assertThatThrownBy(() -> Figure.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + " has no results");
  }

  private Path write(String json) throws IOException {
    return Files.writeString(folder.resolve("file.json"), json);
  }
}
