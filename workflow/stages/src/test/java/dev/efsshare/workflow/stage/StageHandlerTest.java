package dev.efsshare.workflow.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStoreException;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import dev.efsshare.workflow.handover.Bucket;
import dev.efsshare.workflow.handover.LineReader.Line;
import dev.efsshare.workflow.testing.Bench;
import dev.efsshare.workflow.testing.Data;
import dev.efsshare.workflow.testing.FailingBucket;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the frame promises for every stage, shown with stages that do next to nothing. */
class StageHandlerTest {
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

  /** A stage that writes its line numbers but each third, unless it is told to keep all. */
  private static final class Numbering extends StageHandler {
    private final String mark;
    private final Step after;

    Numbering(String mark, Step after) {
      this(bench.environment(), mark, after);
    }

    Numbering(StageEnvironment environment, String mark, Step after) {
      super(environment);
      this.mark = mark;
      this.after = after;
    }

    @Override
    protected void process(StageInput input, StageOutput output, Workshop workshop)
        throws IOException {
      for (Line line = input.next(); line != null; line = input.next()) {
        if (line.number() % 3 == 0 && !mark.equals("all")) {
          output.drop(line, "third", mark);
        } else {
          output.write(Map.of("text", mark + line.number()));
        }
      }
      after.run();
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private static ExecutionContext context(String execution) {
    List<Map<String, Object>> records = Data.records(new Random(1), 7);
    return Bench.context(execution, "Numbering", null, Bench.message(records));
  }

  @Test
  void zombie_thatEndsAfterTheNextAttempt_changesNothing() throws IOException {
    ExecutionContext context = context("zombie-1");
    Map<String, String> before = new HashMap<>();
    Numbering zombie =
        new Numbering(
            "zombie",
            () -> {
              bench.run(new Numbering("quick", () -> {}), context);
              before.putAll(bench.bucket().state("executions/zombie-1/"));
            });

    JsonObject result = bench.run(zombie, context);

    assertThat(result.flag("repeated")).isTrue();
    assertThat(before).hasSize(3);
    assertThat(bench.bucket().state("executions/zombie-1/")).isEqualTo(before);
    assertThat(bench.bucket().text(context.outputKey())).contains("quick").doesNotContain("zombie");
  }

  @Test
  void zombie_thatFailsAfterTheNextAttempt_doesNotUnsayItsSuccess() throws IOException {
    ExecutionContext context = context("zombie-2");
    Numbering zombie =
        new Numbering(
            "zombie",
            () -> {
              bench.run(new Numbering("quick", () -> {}), context);
              throw new IOException("late");
            });

    assertThatThrownBy(() -> bench.run(zombie, context))
        .isInstanceOf(TransientStageException.class);

    assertThat(bench.object(context.resultKey()).string("status")).isEqualTo("SUCCEEDED");
  }

  @Test
  void attempt_afterAFailedOne_succeedsAndSaysSo() throws IOException {
    ExecutionContext context = context("retry-1");
    Numbering failing =
        new Numbering(
            "a",
            () -> {
              throw new IOException("once");
            });

    assertThatThrownBy(() -> bench.run(failing, context)).hasMessage("once");
    assertThat(bench.object(context.resultKey()).members())
        .containsEntry("status", "FAILED")
        .containsEntry("errorType", TransientStageException.class.getName())
        .containsEntry("recordsProcessed", 0);
    assertThat(bench.bucket().keys("executions/retry-1/")).containsExactly(context.resultKey());

    JsonObject result = bench.run(new Numbering("a", () -> {}), context);

    assertThat(result.flag("repeated")).isFalse();
    assertThat(bench.object(context.resultKey()).members()).isEqualTo(result.members());
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "all"})
  void attempt_withOtherRulesThanADeadOne_isRefused_andLeavesNoOutput(String mark)
      throws IOException {
    String execution = "rules-" + mark;
    ExecutionContext context = context(execution);
    ObjectRef ref = ObjectRef.of("b", "k");
    StageEnvironment ending =
        bench.environment(bucket ->
            new FailingBucket(
                bucket, 2, () -> new ObjectStoreException(Kind.TRANSIENT, ref, "ended", null)));
    assertThatThrownBy(() -> bench.run(new Numbering(ending, "old", () -> {}), context))
        .isInstanceOf(TransientStageException.class);
    assertThat(bench.bucket().keys("executions/" + execution + "/"))
        .containsExactly(context.rejectedKey());

    assertThatThrownBy(() -> bench.run(new Numbering(mark, () -> {}), context))
        .isInstanceOf(PermanentStageException.class)
        .hasMessageContaining("other rules");

    assertThat(bench.bucket().keys("executions/" + execution + "/"))
        .containsExactly(context.rejectedKey(), context.resultKey());
  }

  @Test
  void success_thatCannotBeWrittenDown_isASuccess_andTheLogSaysSo() throws IOException {
    ExecutionContext context = context("untold-1");
    StageEnvironment untold = bench.environment(bucket -> without(bucket, context.resultKey()));
    bench.call().logged();

    JsonObject result = bench.run(new Numbering(untold, "a", () -> {}), context);

    assertThat(result.string("status")).isEqualTo("SUCCEEDED");
    assertThat(bench.bucket().keys("executions/untold-1/"))
        .containsExactly(context.outputKey(), context.rejectedKey());
    assertThat(bench.call().logged())
        .filteredOn(line -> "WARN".equals(line.string("level")))
        .singleElement()
        .satisfies(line -> assertThat(line.string("errorMessage")).contains("ended"));
  }

  /** A bucket that fails for one key. */
  private static Bucket without(Bucket bucket, String key) {
    return (Bucket)
        Proxy.newProxyInstance(
            Bucket.class.getClassLoader(),
            new Class<?>[] {Bucket.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("head") && arguments[0].equals(key)) {
                throw new IOException("ended");
              }
              return method.invoke(bucket, arguments);
            });
  }

  @Test
  void diskThatIsFull_isAPermanentFailureWithTheWayOut() {
    Numbering stage =
        new Numbering(
            "a",
            () -> {
              throw new FileSystemException("/tmp/x", null, "No space left on device");
            });

    assertThatThrownBy(() -> bench.run(stage, context("full-1")))
        .isInstanceOf(PermanentStageException.class)
        .hasMessageContaining("EphemeralStorage");
  }

  @Test
  void faultOfTheStage_isAPermanentFailure() {
    Numbering stage =
        new Numbering(
            "a",
            () -> {
              throw new IllegalStateException("a fault");
            });

    assertThatThrownBy(() -> bench.run(stage, context("fault-1")))
        .isInstanceOf(PermanentStageException.class)
        .hasMessageContaining("a fault");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void failureOfTheStore_isWhatItsKindSays(Kind kind) {
    ObjectRef ref = ObjectRef.of("b", "k");
    Throwable failure = StageFailures.of(new ObjectStoreException(kind, ref, "said", null));

    assertThat(failure)
        .isInstanceOf(
            kind == Kind.TRANSIENT || kind == Kind.CHANGED
                ? TransientStageException.class
                : PermanentStageException.class)
        .hasMessageContaining("said");
  }
}
