package dev.efsshare.workflow.properties;

import static dev.efsshare.workflow.properties.RandomWorkflows.forMany;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.workflow.testing.Bench;
import dev.efsshare.workflow.testing.Data;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every stage, wherever it stands, on a real S3 server and a real share. */
class StagePropertiesTest {
  private static final int CASES = 5;
  @TempDir static Path folder;
  private static Bench bench;
  private static StageRuns stages;

  @BeforeAll
  static void start() throws IOException {
    bench = new Bench(folder);
    stages = StageRuns.on(bench);
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @Test
  void property_09_noHardcodedDependencies_noStageKnowsAnother() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.efsshare.workflow.stages");
    Set<String> handlers =
        StageRuns.names().stream()
            .map(each -> stages.of(each).getClass().getName())
            .collect(Collectors.toSet());
    for (String own : handlers) {
      assertThat(classes.get(own).getDirectDependenciesFromSelf())
          .extracting(each -> each.getTargetClass().getName())
          .filteredOn(handlers::contains)
          .as("stages that %s knows", own)
          .isSubsetOf(own);
    }
    forMany(
        CASES,
        generator -> {
          String id = Data.executionId(generator.random());
          String first = Data.stage(generator.random()) + "-1";
          String second = Data.stage(generator.random()) + "-2";
          stages.run("Etl", id, first, null, Bench.texts("hello"));
          stages.run("Filter", id, second, first, null);
          assertThat(stages.records(id, second)).isEqualTo(stages.records(id, first)).hasSize(1);
        });
  }

  @Test
  void property_10_stageReorderingIndependence_anyOrderGivesTheSameRecords() {
    forMany(
        CASES,
        generator -> {
          Random random = generator.random();
          String id = Data.executionId(random);
          String lines = Data.lines(random, 24);
          bench.bucket().put("inputs/" + id, lines, Map.of());
          List<String> order = new ArrayList<>(List.of("Etl", "Filter", "Score"));
          List<String> usual = chain(id + ".a", order, id);

          Collections.shuffle(order, random);
          List<String> shuffled = chain(id + ".b", order, id);

          assertThat(shuffled).as("in the order %s", order).isEqualTo(usual).isNotEmpty();
        });
  }

  private static List<String> chain(String execution, List<String> order, String input)
      throws IOException {
    String before = null;
    for (String each : order) {
      String message = before == null ? "{\"input\":\"inputs/%s\"}".formatted(input) : null;
      stages.run(each, execution, each, before, message);
      before = each;
    }
    return stages.records(execution, order.getLast());
  }

  @Test
  void property_11_independentTestability_eachStageRunsWithNothingButABucket() {
    forMany(
        CASES,
        generator -> {
          for (String name : StageRuns.names()) {
            String id = Data.executionId(generator.random());
            String text = "Das Wetter ist heute sehr schön und wir gehen spazieren";
            String body =
                name.equals("Reactive") ? Json.text(Map.of("text", text)) : Bench.texts(text);

            JsonObject result = stages.run(name, id, name, null, body);

            assertThat(result.members())
                .as(name)
                .containsEntry("status", "SUCCEEDED")
                .containsEntry("stage", name)
                .containsEntry("recordsProcessed", 1)
                .containsEntry("recordsWritten", 1);
          }
        });
  }

  @Test
  void property_39_incrementalStageMigration_oneStageOfAnotherKindFitsAmongTheOthers() {
    forMany(
        CASES,
        generator -> {
          Random random = generator.random();
          String id = Data.executionId(random);
          List<Map<String, Object>> records = Data.records(random, 12);
          for (int i = 0; i < records.size(); i += 2) {
            records.set(i, Map.of("id", "keep" + i, "text", records.get(i).get("text")));
          }
          for (String kind : List.of("own", "other")) {
            String execution = id + "." + kind;
            String message =
                Json.text(
                    new LinkedHashMap<>(Map.of("dataset", "d" + kind + id, "records", records)));
            stages.run("Etl", execution, "Etl", null, message);
            if (kind.equals("other")) {
              new OtherFilter(bench.bucket()).run(execution, "Filter", "Etl");
            } else {
              stages.run(new KeepHandler(bench.environment()), execution, "Filter", "Etl", null);
            }
            stages.run("Score", execution, "Score", "Filter", null);
            stages.run("Store", execution, "Store", "Score", null);
          }
          assertThat(dataset("dother" + id)).isEqualTo(dataset("down" + id)).isNotEmpty();
        });
  }

  private static Map<String, String> dataset(String name) {
    Map<String, String> parts = new LinkedHashMap<>();
    bench
        .bucket()
        .contents("datasets/" + name + "/language=")
        .forEach((key, text) -> parts.put(key.replace(name, ""), text));
    return parts;
  }
}
