package dev.efsshare.benchmarks.comparison.functions;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One environment of a function: a process and its Runtime API. One thread calls it; {@link
 * #close()} may be called by any.
 */
public final class FunctionProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final int SHOWN_LOG_CHARACTERS = 2_000;

  private final RuntimeStub api;
  private final Process process;
  private final Path log;
  private final long spawned;

  private FunctionProcess(RuntimeStub api, Process process, Path log, long spawned) {
    this.api = api;
    this.process = process;
    this.log = log;
    this.spawned = spawned;
  }

  /**
   * An answer.
   *
   * @param took until all of it was received
   * @param body JSON
   */
  public record Answer(Duration took, JsonNode body) {}

  /**
   * Starts a process; it has not asked for an event yet when this returns.
   *
   * @param plan how
   * @param log what it prints is appended here
   * @return the process; close it
   * @throws IOException if it cannot be started
   */
  public static FunctionProcess start(LaunchPlan plan, Path log) throws IOException {
    RuntimeStub api = new RuntimeStub();
    try {
      ProcessBuilder builder =
          new ProcessBuilder(plan.command())
              .directory(plan.directory().toFile())
              .redirectInput(Redirect.from(new File("/dev/null")))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()));
      Map<String, String> environment = builder.environment();
      environment.clear();
      environment.putAll(plan.environment());
      environment.put("AWS_LAMBDA_RUNTIME_API", api.hostAndPort());
      long spawned = System.nanoTime();
      return new FunctionProcess(api, builder.start(), log, spawned);
    } catch (IOException e) {
      api.close();
      throw e;
    }
  }

  /**
   * Waits until the function asks for its first event.
   *
   * @return the time since the start of the process
   * @throws IOException if it ends instead
   * @throws InterruptedException if interrupted
   */
  public Duration awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        return Duration.ofNanos(api.ready().get(50, TimeUnit.MILLISECONDS) - spawned);
      } catch (TimeoutException e) {
        checkAlive(deadline);
      } catch (ExecutionException e) {
        throw new IllegalStateException("nothing completes this with an error", e);
      }
    }
  }

  /**
   * Hands over an event and waits for the answer.
   *
   * @param event JSON
   * @return the answer and the time since the call of this method
   * @throws IOException if the function fails or ends
   * @throws InterruptedException if interrupted
   */
  public Answer call(String event) throws IOException, InterruptedException {
    return answerSince(System.nanoTime(), event);
  }

  /**
   * Hands over the first event of a process.
   *
   * @param event JSON
   * @return the answer and the time since the start of the process
   * @throws IOException if the function fails or ends
   * @throws InterruptedException if interrupted
   */
  public Answer firstCall(String event) throws IOException, InterruptedException {
    return answerSince(spawned, event);
  }

  /**
   * The most memory that was resident so far.
   *
   * @return bytes
   * @throws IOException if it cannot be read
   */
  public long peakResidentBytes() throws IOException {
    return ResidentMemory.peakBytes(process.pid());
  }

  /** Kills the process, waits for its end and ends its Runtime API. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    boolean interrupted = Thread.interrupted();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    api.close();
  }

  private Answer answerSince(long start, String event) throws IOException, InterruptedException {
    api.hand(event);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    RuntimeStub.@Nullable Posted posted = null;
    while (posted == null) {
      posted = api.answers().poll(50, TimeUnit.MILLISECONDS);
      if (posted == null) {
        checkAlive(deadline);
      }
    }
    if (posted.failed()) {
      throw new IOException("a function failed: %s\n%s".formatted(posted.body(), endOfLog()));
    }
    return new Answer(Duration.ofNanos(posted.nanos() - start), HttpEvents.bodyOf(posted.body()));
  }

  private void checkAlive(long deadline) throws IOException {
    if (!process.isAlive()) {
      throw new IOException(
          "a function's process ended with %d:\n%s".formatted(process.exitValue(), endOfLog()));
    }
    if (System.nanoTime() > deadline) {
      throw new IOException("a function did not answer within " + LIMIT + "\n" + endOfLog());
    }
  }

  private String endOfLog() throws IOException {
    String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    return text.substring(Math.max(0, text.length() - SHOWN_LOG_CHARACTERS));
  }
}
