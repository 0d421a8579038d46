package dev.efsshare.workflow.properties;

import static dev.efsshare.workflow.properties.RandomWorkflows.forMany;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.workflow.handover.HandoverInput;
import dev.efsshare.workflow.handover.HandoverOutput;
import dev.efsshare.workflow.handover.Origin;
import dev.efsshare.workflow.stage.ExecutionContext;
import dev.efsshare.workflow.stage.PermanentStageException;
import dev.efsshare.workflow.stages.EtlHandler;
import dev.efsshare.workflow.stages.FilterHandler;
import dev.efsshare.workflow.stages.StoreHandler;
import dev.efsshare.workflow.testing.Bench;
import dev.efsshare.workflow.testing.Data;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where stages find and leave their data, on a real S3 server. */
class HandoverPropertiesTest {
  /** Each runs stages several times. */
  private static final int CASES = 6;

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

  @Test
  void property_02_s3OutputPathConvention_everyStageWritesBelowItsExecutionAndItsName() {
    forMany(
        CASES,
        generator -> {
          String id = Data.executionId(generator.random());
          String stage = Data.stage(generator.random());

          JsonObject result = run(id, stage, null, message(generator.random()));

          String output = "executions/" + id + "/" + stage + "/output.json";
          assertThat(result.string("output")).isEqualTo(output);
          assertThat(bench.bucket().keys("executions/" + id + "/"))
              .containsExactly(output, "executions/" + id + "/" + stage + "/result.json");
          assertThat(bench.records(output)).hasSize((int) result.number("recordsWritten", -1));
        });
  }

  @Test
  void property_03_s3InputPathConvention_everyStageReadsWhatTheOneBeforeItWrote() {
    forMany(
        CASES,
        generator -> {
          String id = Data.executionId(generator.random());
          String before = Data.stage(generator.random());
          handOver("executions/" + id + "/" + before + "/output.json", "right");
          handOver("executions/" + id + "/X" + before + "/output.json", "of another stage");
          handOver("executions/x" + id + "/" + before + "/output.json", "of another execution");

          run(id, "Z" + before, before, null);

          assertThat(texts(id, "Z" + before)).containsExactly("right");
        });
  }

  @Test
  void property_04_firstStageInputSource_isTheInitialDataAndNoObjectOfTheExecution() {
    forMany(
        CASES,
        generator -> {
          Random random = generator.random();
          String id = Data.executionId(random);
          List<Map<String, Object>> records = Data.records(random, 1 + random.nextInt(9));
          handOver("executions/" + id + "/null/output.json", "wrong");
          handOver("executions/" + id + "/Etl/output.json", "wrong");
          StringBuilder lines = new StringBuilder();
          records.forEach(each -> lines.append(Json.text(each)).append('\n'));
          bench.bucket().put("inputs/" + id + ".jsonl", lines.toString(), Map.of());

          run(id, "Inline", null, Bench.message(records));
          run(id, "Named", null, "{\"input\":\"inputs/%s.jsonl\"}".formatted(id));

          List<String> expected = records.stream().map(each -> (String) each.get("text")).toList();
          assertThat(texts(id, "Inline")).isEqualTo(expected);
          assertThat(texts(id, "Named")).isEqualTo(expected);
        });
  }

  @Test
  void property_05_s3OrganizationByExecutionId_noExecutionTouchesAnother() {
    forMany(
        CASES,
        generator -> {
          List<String> ids = new ArrayList<>();
          Map<String, Map<String, String>> states = new LinkedHashMap<>();
          for (int i = 0; i < 3; i++) {
            String id = Data.executionId(generator.random()) + "." + i;
            ids.add(id);
            run(id, "Etl", null, Bench.texts("of " + id));
            run(id, "Filter", "Etl", null);
            states.put(id, bench.bucket().state("executions/" + id + "/"));
          }
          for (String id : ids) {
            assertThat(bench.bucket().state("executions/" + id + "/")).isEqualTo(states.get(id));
            assertThat(states.get(id)).hasSize(4);
            assertThat(texts(id, "Filter")).containsExactly("of " + id);
          }
        });
  }

  @Test
  void property_06_s3OutputPersistence_whatAStageLeftStaysWhateverComesAfter() {
    forMany(
        CASES,
        generator -> {
          String id = Data.executionId(generator.random()) + "-kept";
          run(id, "Etl", null, message(generator.random()));
          Map<String, String> etl = bench.bucket().state("executions/" + id + "/Etl/");
          run(id, "Filter", "Etl", null);
          Map<String, String> filter = bench.bucket().state("executions/" + id + "/Filter/");
          bench.run(
              new StoreHandler(bench.environment()), Bench.context(id, "Store", "Filter", null));
          assertThatThrownBy(() -> run(id, "Lost", "Nobody", null))
              .isInstanceOf(PermanentStageException.class);
          run(id, "Etl", null, message(generator.random()));

          assertThat(bench.bucket().state("executions/" + id + "/Etl/")).isEqualTo(etl);
          assertThat(bench.bucket().state("executions/" + id + "/Filter/")).isEqualTo(filter);
          try (HandoverInput input =
              HandoverInput.open(
                  bench.bucket().bucket(), "executions/" + id + "/Etl/output.json")) {
            input.verify();
          }
        });
  }

  @Test
  void property_08_executionContextPayloadStructure_isFiveMembersAndNothingElse() {
    forMany(generator -> {
      Random random = generator.random();
      String before = random.nextBoolean() ? Data.stage(random) : null;
      String initialData = before == null ? message(random) : null;
      ExecutionContext context =
          Bench.context(Data.executionId(random), Data.stage(random), before, initialData);

      JsonObject payload = Json.parseObject(context.payload(), "the payload");

      assertThat(payload.members())
          .containsOnlyKeys(
              "executionId", "currentStage", "previousStage", "workflowBucket", "initialData")
          .containsEntry("executionId", context.executionId())
          .containsEntry("currentStage", context.currentStage())
          .containsEntry("previousStage", before)
          .containsEntry("workflowBucket", context.workflowBucket())
          .containsEntry("initialData", initialData);
      assertThat(ExecutionContext.parse(context.payload())).isEqualTo(context);
      for (String name : List.of("executionId", "currentStage", "workflowBucket")) {
        Map<String, Object> without = new LinkedHashMap<>(payload.members());
        without.remove(name);
        assertThatThrownBy(() -> ExecutionContext.parse(Json.bytes(without)))
            .isInstanceOf(PermanentStageException.class)
            .hasMessageContaining("'" + name + "'");
      }
    });
  }

  private static JsonObject run(
      String id, String stage, @Nullable String before, @Nullable String initialData)
      throws IOException {
    ExecutionContext context = Bench.context(id, stage, before, initialData);
    return stage.equals("Filter")
        ? bench.run(new FilterHandler(bench.environment()), context)
        : bench.run(new EtlHandler(bench.environment()), context);
  }

  private static String message(Random random) {
    return Bench.message(Data.records(random, random.nextInt(9)));
  }

  private static void handOver(String key, String text) throws IOException {
    try (HandoverOutput output = new HandoverOutput()) {
      output.line(Json.text(Map.of("text", text)).getBytes(UTF_8));
      Origin origin = new Origin("any", "00".repeat(32), null);
      output.publish(bench.bucket().bucket(), key, Map.of(), origin);
    }
  }

  private static List<String> texts(String id, String stage) {
    return bench.records("executions/" + id + "/" + stage + "/output.json").stream()
        .map(each -> String.valueOf(each.string("text")))
        .toList();
  }
}
