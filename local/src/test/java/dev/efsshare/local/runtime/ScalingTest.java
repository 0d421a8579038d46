package dev.efsshare.local.runtime;

import static dev.efsshare.local.TestStack.await;
import static dev.efsshare.local.TestStack.json;
import static dev.efsshare.local.TestStack.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.efsshare.local.TestStack;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many environments there are, and what becomes of them. */
class ScalingTest {

  @TempDir Path folder;

  @Test
  void burstOfTen_runsInTenProcesses_whichAreUsedAgainAndGoneAfterClose() throws Exception {
    Set<Long> pids = new TreeSet<>();
    try (TestStack stack = TestStack.start(folder)) {
      pids.addAll(burst(stack, 10));
      assertThat(pids).hasSize(10);
      assertThat(stack.stack().environments())
          .hasSize(10)
          .allSatisfy(environment -> assertThat(environment.invocations()).isEqualTo(1));

      long first = pid(stack);
      assertThat(pids).contains(first);
      assertThat(pid(stack)).isEqualTo(first);
    }
    assertThat(pids).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void killedEnvironment_isReplaced() throws Exception {
    try (TestStack stack = TestStack.start(folder)) {
      long first = pid(stack);
      ProcessHandle.of(first).orElseThrow().destroyForcibly();
      await("the process ends", () -> ProcessHandle.of(first).isEmpty());

      assertThat(pid(stack)).isNotEqualTo(first);
    }
  }

  @Test
  void idleEnvironment_isEndedAfterTheIdleTime() throws Exception {
    var options = TestStack.options(folder).withIdleTime(Duration.ofMillis(300));
    try (TestStack stack = TestStack.start(options)) {
      long pid = pid(stack);

      await("the environment ends", () -> stack.stack().environments().isEmpty());
      assertThat(ProcessHandle.of(pid)).isEmpty();
    }
  }

  @Test
  void reservedConcurrency_whenUsedUp_throttles() throws Exception {
    try (TestStack stack = TestStack.start(folder);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> running =
          threads.submit(() -> stack.invoke("HastyFunction", order("sleep", "60000")));
      await("it runs", () -> !stack.stack().environments().isEmpty());

      HttpResponse<String> refused = stack.invoke("HastyFunction", "{}");

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("x-amzn-ErrorType"))
          .contains("TooManyRequestsException");
      assertThat(json(refused.body()).path("Reason").asText())
          .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
      assertThat(running.get().body()).contains("timed out");
    }
  }

  @Test
  void limit_whenReached_refusesUntilAPlaceIsFree() {
    ConcurrencyLimit limit = new ConcurrencyLimit(2, "Full");
    limit.acquire();
    limit.acquire();

    assertThatExceptionOfType(ThrottledException.class)
        .isThrownBy(limit::acquire)
        .satisfies(e -> assertThat(e.reason()).isEqualTo("Full"));
    limit.release();
    limit.acquire();
  }

  private static Set<Long> burst(TestStack stack, int requests) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> answers = new ArrayList<>();
      for (int i = 0; i < requests; i++) {
        answers.add(
            threads.submit(
                () -> stack.answer("MainFunction", "sleep", "1000").path("pid").asLong()));
      }
      Set<Long> pids = new TreeSet<>();
      for (Future<Long> answer : answers) {
        pids.add(answer.get());
      }
      return pids;
    }
  }

  private static long pid(TestStack stack) throws Exception {
    return stack.answer("MainFunction", "where", "").path("pid").asLong();
  }
}
