package dev.efsshare.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {
  @TempDir private Path directory;

  private static Verdict verdict(List<String> failures) {
    var table =
        new Verdict.Table("where", List.of("before", "after"), Map.of("x", List.of(1L, 2L)));
    return new Verdict("kill", "all done", Map.of("rounds", 1_000), List.of(table), failures);
  }

  private static List<String> printed(Verdict verdict) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    verdict.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void verdict_withoutFailures_endsWithOk() {
    assertThat(printed(verdict(List.of())))
        .contains("  rounds  1,000")
        .last()
        .isEqualTo("OK: all done");
  }

  @Test
  void verdict_withManyFailures_showsSomeAndEndsWithTheirNumber() {
    List<String> lines = printed(verdict(Collections.nCopies(30, "torn: a")));

    assertThat(lines).filteredOn("  not kept: torn: a"::equals).hasSize(20);
    assertThat(lines)
        .contains("  ... and 10 more")
        .last()
        .isEqualTo("FAILED: promises were not kept 30 times; all done");
  }

  @Test
  void json_hasEverything() throws IOException {
    Path file = directory.resolve("reports/verdict.json");

    verdict(List.of("torn: a")).writeJson(file);

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.get("passed").booleanValue()).isFalse();
    assertThat(json.get("facts").get("rounds").intValue()).isEqualTo(1_000);
    assertThat(json.get("tables").get(0).get("rows").get("x").get(1).intValue()).isEqualTo(2);
    assertThat(json.get("failures").get(0).textValue()).isEqualTo("torn: a");
  }

  @Test
  void count_ofWhatIsNoNumber_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> verdict(List.of()).count("seed"))
        .withMessageContaining("seed");
  }
}
