package dev.efsshare.workflow.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStoreException;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import dev.efsshare.workflow.dataset.DatasetManifest;
import dev.efsshare.workflow.handover.HandoverOutput;
import dev.efsshare.workflow.handover.Origin;
import dev.efsshare.workflow.stage.ExecutionContext;
import dev.efsshare.workflow.stage.PermanentStageException;
import dev.efsshare.workflow.stage.TransientStageException;
import dev.efsshare.workflow.testing.Bench;
import dev.efsshare.workflow.testing.FailingBucket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final List<Map<String, Object>> RECORDS =
      List.of(
          Map.of("text", "hello", "language", "eng", "confidence", 0.5),
          Map.of("text", "hallo", "language", "deu", "confidence", 0.25),
          Map.of("text", "world", "language", "eng", "confidence", 1),
          Map.of("text", "??", "language", "../x"));

  @TempDir static Path folder;
  private static Bench bench;

  @BeforeAll
  static void start() throws IOException {
    bench = new Bench(folder);
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  private static ExecutionContext context(String execution, String dataset) {
    String message = Bench.message(RECORDS).replaceFirst("\\{", "{\"dataset\":\"%s\",");
    return Bench.context(execution, "Store", null, message.formatted(dataset));
  }

  private static StoreHandler store() {
    return new StoreHandler(bench.environment());
  }

  @Test
  void dataset_ofScoredRecords_isPartitionedAndSummarised() throws IOException {
    ExecutionContext context = context("store-1", "first");

    JsonObject result = bench.run(store(), context);

    assertThat(result.members())
        .containsEntry("recordsWritten", 4)
        .containsEntry("repeated", false);
    assertThat(bench.bucket().keys("datasets/first/"))
        .containsExactly(
            "datasets/first/_claim.json",
            "datasets/first/language=deu/part-00000.jsonl",
            "datasets/first/language=eng/part-00000.jsonl",
            "datasets/first/language=und/part-00000.jsonl",
            "datasets/first/manifest.json",
            "datasets/first/summary.json");
    assertThat(bench.records("datasets/first/language=eng/part-00000.jsonl"))
        .extracting(each -> each.string("text"))
        .containsExactly("hello", "world");
    assertThat(
            bench.object("datasets/first/summary.json").object("languages").object("eng").members())
        .isEqualTo(Map.of("records", 2, "characters", 10, "meanConfidence", 0.75));
  }

  @Test
  void manifest_namesEveryObjectAsItIs() throws IOException {
    bench.run(store(), context("store-2", "second"));
    byte[] json =
        bench.bucket().text("datasets/second/manifest.json").getBytes(StandardCharsets.UTF_8);

    DatasetManifest manifest = DatasetManifest.parse(json);

    assertThat(manifest.json()).isEqualTo(json);
    assertThat(manifest.records()).isEqualTo(4);
    assertThat(manifest.objects())
        .hasSize(4)
        .allSatisfy(each -> {
          assertThat(bench.bucket().head(each.key()).contentLength()).isEqualTo(each.size());
          assertThat(bench.bucket().head(each.key()).metadata())
              .containsEntry("sha256", each.sha256());
        });
    assertThat(bench.object("executions/store-2/Store/output.json").members())
        .isEqualTo(bench.object("datasets/second/manifest.json").members());
  }

  @Test
  void dataset_deliveredAgain_isLeftAsItIs() throws IOException {
    JsonObject first = bench.run(store(), context("store-3a", "third"));
    Map<String, String> before = bench.bucket().state("datasets/third/");

    JsonObject second = bench.run(store(), context("store-3b", "third"));

    assertThat(second.flag("repeated")).isTrue();
    assertThat(second.members().get("recordsWritten"))
        .isEqualTo(first.members().get("recordsWritten"));
    assertThat(bench.bucket().state("datasets/third/")).isEqualTo(before);
  }

  @Test
  void dataset_ofAnotherInput_isRefusedAndBothAreNamed() throws IOException {
    bench.run(store(), context("store-4a", "fourth"));
    Map<String, String> before = bench.bucket().state("datasets/fourth/");
    ExecutionContext other =
        Bench.context(
            "store-4b", "Store", null, "{\"dataset\":\"fourth\",\"records\":[{\"text\":\"x\"}]}");
    String sha256 =
        String.valueOf(bench.object("datasets/fourth/manifest.json").string("inputSha256"));

    assertThatThrownBy(() -> bench.run(store(), other))
        .isInstanceOf(PermanentStageException.class)
        .hasMessageContaining("'fourth'")
        .hasMessageContaining(sha256);

    assertThat(bench.bucket().state("datasets/fourth/")).isEqualTo(before);
  }

  @Test
  void dataset_ofTheSameInput_isRepeatedIfTheSameWouldBeThere_andRefusedIfNot() throws IOException {
    bench.run(store(), scored("store-7a", "hello", "model-1"));
    Map<String, String> before = bench.bucket().state("datasets/seventh/");

    JsonObject again = bench.run(store(), scored("store-7b", "hello", "model-1"));

    assertThat(again.flag("repeated")).isTrue();
    for (ExecutionContext changed :
        List.of(
            scored("store-7c", "other rules", "model-1"), scored("store-7d", "hello", "model-2"))) {
      assertThatThrownBy(() -> bench.run(store(), changed))
          .isInstanceOf(PermanentStageException.class)
          .hasMessageContaining("'seventh'")
          .hasMessageContaining("the rules, the model or the workflow's type changed since")
          .hasMessageContaining("another 'dataset'");
    }
    assertThat(bench.bucket().state("datasets/seventh/")).isEqualTo(before);
  }

  /** What Score left of one input. */
  private static ExecutionContext scored(String execution, String text, String model)
      throws IOException {
    Origin origin = new Origin("seventh", "ab".repeat(32), model);
    try (HandoverOutput output = new HandoverOutput()) {
      output.line(Json.bytes(Map.of("text", text)));
      String key = "executions/" + execution + "/Score/output.json";
      output.publish(bench.bucket().bucket(), key, Map.of(), origin);
    }
    return Bench.context(execution, "Store", "Score", null);
  }

  /** A store that ended after each of its calls in turn, and another attempt after it. */
  @Test
  void store_endedAtAnyMoment_leavesNoDataset_andTheNextAttemptMakesTheSame() throws IOException {
    bench.run(store(), context("store-5", "whole"));
    Map<String, String> whole = named("whole");
    boolean ended = true;
    for (int calls = 0; ended; calls++) {
      String dataset = "broken" + calls;
      ExecutionContext context = context("store-5-" + calls, dataset);
      ended = endsAfter(calls, context);
      boolean hadManifest =
          bench
              .bucket()
              .keys("datasets/" + dataset)
              .contains("datasets/" + dataset + "/manifest.json");
      if (hadManifest) {
        assertThat(named(dataset)).as("after %d calls", calls).isEqualTo(whole);
      }

      bench.run(store(), context);

      assertThat(named(dataset)).as("after %d calls", calls).isEqualTo(whole);
      assertThat(calls).isLessThan(40);
    }
  }

  private static boolean endsAfter(int calls, ExecutionContext context) throws IOException {
    ObjectRef ref = ObjectRef.of("bucket", "key");
    StoreHandler ending =
        new StoreHandler(
            bench.environment(bucket ->
                new FailingBucket(
                    bucket,
                    calls,
                    () -> new ObjectStoreException(Kind.TRANSIENT, ref, "ended", null))));
    try {
      bench.run(ending, context);
      return false;
    } catch (TransientStageException e) {
      return true;
    }
  }

  /** The objects of a dataset as if it had the same name as every other. */
  private static Map<String, String> named(String dataset) {
    Map<String, String> objects = new java.util.TreeMap<>();
    bench
        .bucket()
        .contents("datasets/" + dataset + "/")
        .forEach((key, text) ->
            objects.put(
                key.replace(dataset, "name"),
                text.replace(dataset, "name")
                    .replaceAll("\"size\":\\d+,\"sha256\":\"[0-9a-f]+\",\"records\":0", "")));
    return objects;
  }

  @Test
  void datasetBegunByAnotherContent_isNotMixedWithThis() throws IOException {
    ExecutionContext context = context("store-6a", "sixth");
    assertThat(endsAfter(4, context)).isTrue();
    Map<String, String> begun = bench.bucket().state("datasets/sixth/");
    assertThat(begun).hasSize(2);
    ExecutionContext other =
        Bench.context(
            "store-6b", "Store", null, "{\"dataset\":\"sixth\",\"records\":[{\"text\":\"x\"}]}");

    assertThatThrownBy(() -> bench.run(store(), other))
        .isInstanceOf(PermanentStageException.class)
        .hasMessageContaining("another content began to take this name");
    assertThat(bench.bucket().state("datasets/sixth/")).isEqualTo(begun);

    bench.run(store(), context);
    assertThat(bench.bucket().keys("datasets/sixth/")).contains("datasets/sixth/manifest.json");
  }
}
