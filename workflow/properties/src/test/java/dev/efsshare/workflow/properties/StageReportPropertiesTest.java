package dev.efsshare.workflow.properties;

import static dev.efsshare.workflow.properties.RandomWorkflows.forMany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStoreException;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import dev.efsshare.workflow.stage.PermanentStageException;
import dev.efsshare.workflow.stage.StageEnvironment;
import dev.efsshare.workflow.stage.StageException;
import dev.efsshare.workflow.stages.EtlHandler;
import dev.efsshare.workflow.testing.Bench;
import dev.efsshare.workflow.testing.Data;
import dev.efsshare.workflow.testing.FailingBucket;
import dev.efsshare.workflow.testing.TestBucket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stages tell of themselves, and of their failures, on a real S3 server. */
class StageReportPropertiesTest {
  private static final int CASES = 5;
  private static final List<Kind> KINDS = List.copyOf(EnumSet.allOf(Kind.class));

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
  void property_30_stepFailureStateTransition_aFailedStageLeavesNothingToGoOnWith() {
    forMany(
        CASES,
        generator -> {
          Random random = generator.random();
          String id = Data.executionId(random);
          Kind kind = KINDS.get(random.nextInt(KINDS.size()));
          StageException failure = failingStage(id, kind, random.nextInt(2));

          assertThat(failure instanceof PermanentStageException).isEqualTo(!kind.isRetryable());
          assertThat(bench.bucket().keys("executions/" + id + "/Etl/"))
              .doesNotContain("executions/" + id + "/Etl/output.json");
          StageException next =
              catchThrowableOfType(
                  StageException.class, () -> stages.run("Filter", id, "Filter", "Etl", null));
          assertThat(next).isInstanceOf(PermanentStageException.class);
          assertThat(next).hasMessageContaining("executions/" + id + "/Etl/output.json");
        });
  }

  /** Runs ETL on a bucket that fails once, at its n-th call. */
  private static StageException failingStage(String id, Kind kind, int call) {
    ObjectRef ref = ObjectRef.of(TestBucket.NAME, "some/key");
    StageEnvironment environment =
        bench.environment(bucket ->
            FailingBucket.once(
                bucket, call, () -> new ObjectStoreException(kind, ref, "said so", null)));
    return catchThrowableOfType(
        StageException.class,
        () -> stages.run(new EtlHandler(environment), id, "Etl", null, Bench.texts("hello")));
  }

  @Test
  void property_31_errorInformationRecording_typeMessageAndTraceAreInResultAndLog() {
    forMany(
        CASES,
        generator -> {
          Random random = generator.random();
          String id = Data.executionId(random);
          Kind kind = KINDS.get(random.nextInt(KINDS.size()));
          bench.call().logged();

          StageException failure = failingStage(id, kind, random.nextInt(2));

          JsonObject result = bench.object("executions/" + id + "/Etl/result.json");
          JsonObject line =
              bench.call().logged().stream()
                  .filter(each -> "stage failed".equals(each.string("message")))
                  .findFirst()
                  .orElseThrow();
          for (JsonObject told : List.of(result, line)) {
            assertThat(told.members())
                .containsEntry("status", "FAILED")
                .containsEntry("stage", "Etl")
                .containsEntry("errorType", failure.getClass().getName())
                .containsEntry("errorMessage", failure.getMessage());
            assertThat(told.string("stackTrace"))
                .contains("at dev.efsshare.workflow")
                .contains("Caused by: " + ObjectStoreException.class.getName());
          }
        });
  }

  @Test
  void property_36_lambdaExecutionContextLogging_everyLineTellsExecutionAndStage() {
    forMany(
        CASES,
        generator -> {
          String id = Data.executionId(generator.random());
          String name = Data.stage(generator.random());
          bench.call().logged();

          stages.run("Etl", id, name, null, Bench.texts("hello", " "));

          List<JsonObject> lines =
              bench.call().logged().stream().filter(each -> each.has("level")).toList();
          assertThat(lines.getFirst().string("message")).isEqualTo("stage started");
          assertThat(lines)
              .hasSizeGreaterThan(1)
              .allSatisfy(each -> {
                assertThat(each.string("executionId")).isEqualTo(id);
                assertThat(each.string("stage")).isEqualTo(name);
                assertThat(each.string("requestId")).isNotEmpty();
              });
        });
  }

  @Test
  void property_37_lambdaS3PathLogging_theFirstLineTellsWhereFromAndWhereTo() {
    forMany(
        CASES,
        generator -> {
          String id = Data.executionId(generator.random());
          String before = Data.stage(generator.random()) + "-1";
          String name = Data.stage(generator.random()) + "-2";
          String root = "s3://" + TestBucket.NAME + "/executions/" + id + "/";
          bench.call().logged();

          stages.run("Etl", id, before, null, Bench.texts("hello"));
          JsonObject first = bench.call().logged().getFirst();
          stages.run("Filter", id, name, before, null);
          JsonObject second = bench.call().logged().getFirst();

          assertThat(first.string("input")).isEqualTo("initialData");
          assertThat(first.string("output")).isEqualTo(root + before + "/output.json");
          assertThat(second.string("input")).isEqualTo(root + before + "/output.json");
          assertThat(second.string("output")).isEqualTo(root + name + "/output.json");
        });
  }
}
