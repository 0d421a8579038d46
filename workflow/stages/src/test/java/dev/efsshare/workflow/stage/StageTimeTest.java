package dev.efsshare.workflow.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import dev.efsshare.functions.testing.FakeContext;
import dev.efsshare.workflow.testing.Bench;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages whose time is up, at any moment. */
class StageTimeTest {
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

  private static ExecutionContext context(String execution) {
    return Bench.context(execution, "Reading", null, Bench.texts("a", "b"));
  }

  /** A stage that reads its lines, and does something after each and in the end. */
  private static StageHandler reading(Runnable end, Runnable each) {
    return new StageHandler(bench.environment()) {
      @Override
      protected void process(StageInput input, StageOutput output, Workshop workshop)
          throws IOException {
        while (input.next() != null) {
          each.run();
        }
        end.run();
      }
    };
  }

  @Test
  void time_thatIsUp_isAPassingFailureThatIsRecorded() {
    ExecutionContext context = context("late-1");
    StageHandler stage = reading(() -> {}, () -> {});

    assertThatThrownBy(() -> bench.call().of(stage, context.payload(), timed(new AtomicInteger())))
        .isInstanceOf(TransientStageException.class)
        .hasMessageContaining("longer Timeout");

    assertThat(bench.bucket().keys("executions/late-1/")).containsExactly(context.resultKey());
  }

  @Test
  void time_thatIsUpBeforePublishing_leavesNoOutput() {
    ExecutionContext context = context("late-2");
    AtomicInteger left = new AtomicInteger(60_000);
    StageHandler stage = reading(() -> left.set(0), () -> {});

    assertThatThrownBy(() -> bench.call().of(stage, context.payload(), timed(left)))
        .isInstanceOf(TransientStageException.class)
        .hasMessageContaining("longer Timeout");

    assertThat(bench.bucket().keys("executions/late-2/")).containsExactly(context.resultKey());
  }

  @Test
  void time_thatIsUpWithinFewLongLines_endsTheStageThere() {
    ExecutionContext context =
        Bench.context("late-3", "Reading", null, "{\"input\":\"inputs/long.jsonl\"}");
    bench.bucket().put("inputs/long.jsonl", ("x".repeat(700_000) + "\n").repeat(9), Map.of());
    AtomicInteger left = new AtomicInteger(60_000);
    AtomicInteger lines = new AtomicInteger();
    Runnable third =
        () -> {
          if (lines.incrementAndGet() == 3) {
            left.set(0);
          }
        };
    StageHandler slow = reading(() -> {}, third);

    assertThatThrownBy(() -> bench.call().of(slow, context.payload(), timed(left)))
        .isInstanceOf(TransientStageException.class);

    assertThat(lines.get()).isLessThanOrEqualTo(5);
  }

  /** A context whose time is told by a number. */
  private static Context timed(AtomicInteger left) {
    FakeContext fake = FakeContext.of("stage-lambda");
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                method.getName().equals("getRemainingTimeInMillis")
                    ? left.get()
                    : method.invoke(fake, arguments));
  }
}
