package dev.efsshare.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Series PYTHON = new Series("python", List.of(100.0, 110.0, 90.0), "");
  private static final Series NO_PYTHON = Series.missing("python", "there is no python3");
  private static final Target TARGET = new Target.AtMostTimes(2.5);

  @TempDir private Path directory;

  private static Row row(double ours, Series theirs, Target target) {
    Series managed = new Series("managed", List.of(ours), "");
    return new Row("first answer", Unit.MILLIS, managed, theirs, target);
  }

  private static Report report(Row... rows) {
    return new Report(Map.of("disk", "/d (ext4)"), false, Map.of("cold start", List.of(rows)));
  }

  private static String text(Report report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void report_whoseTargetsHold_endsWith0() {
    Report report = report(row(250, PYTHON, TARGET), row(999, PYTHON, new Target.Shown()));

    assertThat(report.exitCode()).isZero();
    assertThat(text(report))
        .contains("/d (ext4)")
        .containsPattern(
            "first answer +managed 250 ms \\(p95 250, n 1\\) +python 100 ms \\(p95 110, n 3\\)"
                + " +2.50 x +<= 2.5 x +met")
        .endsWith("OK: 1 of 1 targets hold\n");
  }

  @Test
  void report_withAMissedTarget_endsWith1() {
    Report report = report(row(251, PYTHON, TARGET), row(1, NO_PYTHON, TARGET));

    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(text(report))
        .containsPattern("2.51 x +<= 2.5 x +MISSED")
        .endsWith("MISSED: 0 of 1 targets hold; not measured: 1\n");
  }

  @Test
  void report_withWhatWasNotMeasured_saysWhyAndEndsWith3() {
    Report report = report(row(1, NO_PYTHON, TARGET), row(2, NO_PYTHON, TARGET));

    assertThat(report.exitCode()).isEqualTo(3);
    assertThat(text(report))
        .containsPattern("managed 1.00 ms \\(p95 1.00, n 1\\) +python - +<= 2.5 x +not measured")
        .containsOnlyOnce("not measured: there is no python3")
        .endsWith("INCOMPLETE: 0 of 0 targets hold; not measured: 2\n");
  }

  @Test
  void row_whoseTargetIsOfOursAlone_isJudgedWithoutTheirs() {
    assertThat(row(299, NO_PYTHON, new Target.Below(300, Unit.MEGABYTES)).verdict())
        .isEqualTo(Row.Verdict.MET);
    assertThat(row(300, NO_PYTHON, new Target.Below(300, Unit.MEGABYTES)).verdict())
        .isEqualTo(Row.Verdict.MISSED);
  }

  @Test
  void json_hasEveryValueAndTheMachine() throws IOException {
    Path file = directory.resolve("new/figures.json");
    report(row(250, PYTHON, TARGET), row(1, NO_PYTHON, TARGET)).writeJson(file);

    JsonNode read = new ObjectMapper().readTree(file.toFile());
    assertThat(read.at("/machine/disk").asText()).isEqualTo("/d (ext4)");
    JsonNode rows = read.at("/comparisons/cold start");
    assertThat(rows.at("/0/theirs/values").toString()).isEqualTo("[100.0,110.0,90.0]");
    assertThat(rows.at("/0/theirs/median").asDouble()).isEqualTo(100);
    assertThat(rows.at("/0/theirs/p95").asDouble()).isEqualTo(110);
    assertThat(rows.at("/0/theirs/n").asInt()).isEqualTo(3);
    assertThat(rows.at("/0/oursByTheirs").asDouble()).isEqualTo(2.5);
    assertThat(rows.at("/0/verdict").asText()).isEqualTo("MET");
    assertThat(rows.at("/1/theirs/missing").asText()).isEqualTo("there is no python3");
  }
}
