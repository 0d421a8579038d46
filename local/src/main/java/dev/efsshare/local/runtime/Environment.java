package dev.efsshare.local.runtime;

import dev.efsshare.local.runtime.EnvironmentInfo.State;
import dev.efsshare.local.template.FunctionDeclaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One execution environment: a process, its Runtime API and its log stream. {@link #invoke} is
 * called by one thread at a time; everything else is safe for use by several threads.
 */
final class Environment {

  /**
   * Longest initialisation. Lambda's own limit is 10 s; here many processes may start on few cores
   * at once, which says nothing about the function.
   */
  private static final Duration INIT_LIMIT = Duration.ofSeconds(60);

  /** How long an answered request waits for the process to ask for the next one. */
  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(2);

  private final FunctionDeclaration function;
  private final int memoryMb;
  private final Process process;
  private final RuntimeApi api;
  private final LogStream log;
  private final PlatformLog platform;
  private final Path temporary;
  private final CompletableFuture<Process> exited;
  private final long startedAt = System.nanoTime();
  private volatile State state = State.STARTING;
  private final AtomicInteger invocations = new AtomicInteger();
  private volatile long idleSince = System.nanoTime();
  private volatile @Nullable Duration initDuration;
  private volatile long peakKb;

  Environment(
      FunctionDeclaration function,
      int memoryMb,
      Process process,
      RuntimeApi api,
      LogStream log,
      PlatformLog platform,
      Path temporary) {
    this.function = function;
    this.memoryMb = memoryMb;
    this.process = process;
    this.api = api;
    this.log = log;
    this.platform = platform;
    this.temporary = temporary;
    this.exited = process.onExit();
    long started = startedAt;
    var _ = api.ready().thenRun(() -> initDuration = Duration.ofNanos(System.nanoTime() - started));
  }

  /** Runs one request to its end, whatever that is. */
  InvocationResult invoke(String requestId, String payload) throws InterruptedException {
    Invocation invocation = Invocation.of(requestId, function.arn(), payload);
    invocations.incrementAndGet();
    long logPosition = log.position();
    Optional<Outcome> initFailure = awaitInit(requestId);
    platform.start(requestId);
    long start = System.nanoTime();
    Outcome outcome = initFailure.isPresent() ? initFailure.get() : run(invocation);
    platform.end(report(requestId, outcome, System.nanoTime() - start));
    if (outcome.kind().reusable) {
      idleSince = System.nanoTime();
      state = State.IDLE;
    } else {
      end();
    }
    return new InvocationResult(
        requestId, outcome.payload(), outcome.failed(), log.tailFrom(logPosition));
  }

  /** Whether it can take a request. */
  boolean isIdle() {
    return process.isAlive() && state == State.IDLE;
  }

  /** Time since the last request ended. */
  Duration idleFor() {
    return Duration.ofNanos(System.nanoTime() - idleSince);
  }

  /** Notes the memory in use and kills the process when it holds too much. */
  void watchMemory() {
    long usedKb = MemoryGauge.usedKb(process.pid());
    peakKb = Math.max(peakKb, usedKb);
    if (usedKb > (memoryMb + MemoryGauge.SLACK_MB) * 1024L) {
      process.destroyForcibly();
    }
  }

  /** Kills the process, waits for its end and frees what it held. Does nothing the second time. */
  void end() throws InterruptedException {
    process.destroyForcibly().waitFor();
    state = State.ENDED;
    api.close();
    deleteTemporary();
  }

  EnvironmentInfo info() {
    return new EnvironmentInfo(
        function.name(),
        log.name(),
        process.pid(),
        process.isAlive() ? state : State.ENDED,
        invocations.get(),
        Optional.ofNullable(initDuration),
        maxMemoryMb());
  }

  private Optional<Outcome> awaitInit(String requestId) throws InterruptedException {
    CompletableFuture<Void> ready = api.ready();
    if (!await(CompletableFuture.anyOf(ready, exited), INIT_LIMIT)) {
      return Optional.of(Outcome.timedOut(requestId, INIT_LIMIT));
    }
    if (process.isAlive()) {
      state = State.BUSY;
      return Optional.empty();
    }
    String errorObject = api.initError().getNow("");
    return Optional.of(
        errorObject.isEmpty()
            ? Outcome.exited(requestId, process.exitValue())
            : Outcome.initError(errorObject));
  }

  private Outcome run(Invocation invocation) throws InterruptedException {
    state = State.BUSY;
    api.hand(invocation);
    CompletableFuture<Invocation.Answer> answer = invocation.answer();
    boolean inTime = await(CompletableFuture.anyOf(answer, exited), function.timeout());
    if (answer.isDone()) {
      // the environment is free when its process asks for work again, not when it has answered
      await(CompletableFuture.anyOf(api.ready(), exited), SETTLE_LIMIT);
      return Outcome.of(answer.join());
    }
    if (inTime) {
      return Outcome.exited(invocation.requestId(), process.exitValue());
    }
    process.destroyForcibly().waitFor();
    return Outcome.timedOut(invocation.requestId(), function.timeout());
  }

  private static boolean await(CompletableFuture<?> future, Duration limit)
      throws InterruptedException {
    try {
      future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private InvocationReport report(String requestId, Outcome outcome, long nanos) {
    watchMemory();
    return new InvocationReport(
        requestId,
        outcome,
        Duration.ofNanos(nanos),
        invocations.get() == 1 ? Optional.ofNullable(initDuration) : Optional.empty(),
        memoryMb,
        maxMemoryMb());
  }

  private int maxMemoryMb() {
    return (int) Math.ceilDiv(peakKb, 1024L);
  }

  private void deleteTemporary() {
    try (Stream<Path> files = Files.walk(temporary)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (NoSuchFileException e) {
      // deleted the first time
    } catch (IOException e) {
      throw new UncheckedIOException("Temporary files of an environment cannot be deleted", e);
    }
  }
}
