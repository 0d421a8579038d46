package dev.efsshare.benchmarks.comparison.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionProcessTest {
  @TempDir private Path directory;
  private FunctionProcess process;

  @BeforeEach
  void start() throws IOException, URISyntaxException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classes(),
            FakeFunction.class.getName());
    LaunchPlan plan = new LaunchPlan(command, Map.of("MARK", "one"), directory).with("MARK", "two");
    process = FunctionProcess.start(plan, directory.resolve("log"));
  }

  @AfterEach
  void end() throws IOException {
    process.close();
  }

  /** What surefire puts on the class path is a jar that names the rest. */
  private static String classes() throws URISyntaxException {
    return Path.of(FakeFunction.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  private static String event(String path) {
    return HttpEvents.post(path, Map.of("key", "k"));
  }

  @Test
  void firstCall_countsFromTheStartOfTheProcess_andLaterOnesDoNot() throws Exception {
    FunctionProcess.Answer first = process.firstCall(event("/answer"));
    FunctionProcess.Answer second = process.call(event("/answer"));
    Duration ready = process.awaitReady();

    assertThat(first.body().path("mark").asText()).isEqualTo("two");
    assertThat(ready).isPositive().isLessThan(first.took());
    assertThat(second.took()).isPositive().isLessThan(first.took());
    assertThat(process.peakResidentBytes()).isGreaterThan(1 << 20);
  }

  @Test
  void call_thatIsRefusedOrFails_hasTheAnswerInItsMessage() {
    assertThatThrownBy(() -> process.call(event("/refuse")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("answered 400")
        .hasMessageContaining("mark");
    assertThatThrownBy(() -> process.call(event("/fail")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a function failed");
  }

  @Test
  void call_ofAProcessThatEnds_hasItsLastWords() {
    assertThatThrownBy(() -> process.call(event("/exit")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended with 7")
        .hasMessageContaining("last words");
  }
}
