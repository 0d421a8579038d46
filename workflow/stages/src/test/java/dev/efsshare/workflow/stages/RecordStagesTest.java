package dev.efsshare.workflow.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.workflow.stage.ExecutionContext;
import dev.efsshare.workflow.stage.PermanentStageException;
import dev.efsshare.workflow.testing.Bench;
import dev.efsshare.workflow.testing.Data;
import dev.efsshare.workflow.testing.TestShare;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ETL, Filter and Score on a real S3 server and a real share. */
class RecordStagesTest {
  @TempDir static Path folder;
  private static Bench bench;
  private static String model = "";

  @BeforeAll
  static void start() throws IOException {
    bench = new Bench(folder);
    model = bench.share().put("langdetect.bin", TestShare.languageModel());
    bench.share().put("text.bin", new byte[] {1, 2, 3});
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @Test
  void etl_ofAFileWithBadLines_putsThemAsideWithTheirReasons() throws IOException {
    String input = Data.lines(new Random(7), 24) + "y".repeat(1 << 20) + "y\n";
    bench.bucket().put("inputs/bad.jsonl", input, Map.of());
    ExecutionContext context =
        Bench.context("etl-1", "Etl", null, "{\"input\":\"inputs/bad.jsonl\"}");

    JsonObject result = bench.run(new EtlHandler(bench.environment()), context);

    assertThat(result.members())
        .containsEntry("status", "SUCCEEDED")
        .containsEntry("recordsProcessed", 25)
        .containsEntry("recordsWritten", 14)
        .containsEntry("output", "executions/etl-1/Etl/output.json");
    assertThat(result.object("dropped").members())
        .isEqualTo(
            Map.of("not-json", 4, "no-text", 2, "empty-text", 2, "not-unicode", 2, "too-long", 1));
    List<JsonObject> rejected = bench.records(context.rejectedKey());
    assertThat(rejected).hasSize(11);
    assertThat(rejected.getFirst().members())
        .containsEntry("line", 2)
        .containsEntry("reason", "not-json")
        .containsEntry("record", "{\"text\":");
    assertThat(bench.object(context.resultKey()).members()).isEqualTo(result.members());
  }

  @Test
  void filter_withRules_keepsWhatTheyLetPass() throws IOException {
    bench.run(
        new EtlHandler(bench.environment()),
        Bench.context("filter-1", "Etl", null, Bench.texts("long enough", "short")));
    ExecutionContext context = Bench.context("filter-1", "Filter", "Etl", null);

    JsonObject result =
        bench.run(
            new FilterHandler(bench.environment("FILTER_RULES", "{\"minCharacters\":6}")), context);

    assertThat(result.object("dropped").members()).isEqualTo(Map.of("too-short", 1));
    assertThat(bench.records(context.outputKey()))
        .singleElement()
        .satisfies(each -> assertThat(each.string("text")).isEqualTo("long enough"));
  }

  @Test
  void score_withTheModelOfTheShare_addsLanguageAndConfidence() throws IOException {
    String german = "Das Wetter ist heute sehr schön und wir gehen im Park spazieren.";
    ExecutionContext context = Bench.context("score-1", "Score", null, Bench.texts(german));

    bench.run(new ScoreHandler(bench.environment()), context);

    JsonObject record = bench.records(context.outputKey()).getFirst();
    assertThat(record.string("language")).isEqualTo("deu");
    assertThat((Double) record.members().get("confidence")).isBetween(0.01, 1.0);
    assertThat(bench.bucket().head(context.outputKey()).metadata()).containsEntry("model", model);
  }

  @Test
  void score_afterANewerModelCame_takesThatOne() throws IOException {
    ScoreHandler score = new ScoreHandler(bench.environment("SCORE_MODEL", "changing.bin"));
    bench.share().put("changing.bin", TestShare.languageModel());
    ExecutionContext before = Bench.context("score-2", "Score", null, Bench.texts("hello"));
    ExecutionContext after = Bench.context("score-3", "Score", null, Bench.texts("hello"));

    bench.run(score, before);
    String newer = bench.share().put("changing.bin", anotherModel());
    bench.run(score, after);

    assertThat(bench.bucket().head(before.outputKey()).metadata().get("model")).isNotEqualTo(newer);
    assertThat(bench.bucket().head(after.outputKey()).metadata()).containsEntry("model", newer);
  }

  /** The same in other bytes: what follows the end of an archive does not count. */
  private static byte[] anotherModel() throws IOException {
    byte[] model = TestShare.languageModel();
    return Arrays.copyOf(model, model.length + 1);
  }

  @Test
  void score_withoutUsableModel_failsForGoodAndNamesIt() {
    assertFailure("absent.bin", "there is no model 'absent.bin'");
    assertFailure("text.bin", "'text.bin' (SCORE_MODEL) is no language detection model");
    assertFailure("../x", "SCORE_MODEL names no model");
  }

  private static void assertFailure(String name, String told) {
    ScoreHandler score = new ScoreHandler(bench.environment("SCORE_MODEL", name));
    ExecutionContext context =
        Bench.context("score-" + name.hashCode(), "Score", null, Bench.texts("x"));

    assertThatThrownBy(() -> bench.run(score, context))
        .isInstanceOf(PermanentStageException.class)
        .hasMessageContaining(told);
  }
}
