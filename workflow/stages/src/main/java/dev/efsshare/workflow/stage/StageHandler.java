package dev.efsshare.workflow.stage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.efsshare.functions.log.InvocationLog;
import dev.efsshare.functions.log.LibraryLog;
import dev.efsshare.functions.log.Metrics;
import dev.efsshare.functions.shell.Invocation;
import dev.efsshare.workflow.handover.Bucket;
import dev.efsshare.workflow.handover.HandoverInput;
import dev.efsshare.workflow.handover.ResultFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The frame of a stage. It reads what the stage before handed over, or the initial data; has it
 * processed; hands over what was made; and tells what happened, in the log and beside the output.
 *
 * <p>Guarantees, for any number of attempts, one after another or at once, each of which may end at
 * any moment: the output appears whole or not at all, made of input that was checked; the first
 * that appears stays; whoever comes later answers from it and changes nothing. A failure leaves no
 * output, is recorded, and is thrown as {@link PermanentStageException} or {@link
 * TransientStageException}.
 *
 * <p>A stage knows no other: what it reads and writes follows from the {@link ExecutionContext}. So
 * any can be moved, replaced or tested alone.
 *
 * <p>Thread-safe, if the processing is.
 */
public abstract class StageHandler implements RequestStreamHandler {
  private final StageEnvironment environment;
  private final AtomicBoolean warm = new AtomicBoolean();

  /** A stage in an environment. */
  protected StageHandler(StageEnvironment environment) {
    this.environment = environment;
  }

  /**
   * Makes the output of the input. Called once for an attempt that finds no output.
   *
   * @param input the lines; read to their end or not, all of them are checked afterwards
   * @param output takes what is made
   * @param workshop what else there is
   * @throws IOException if the stage cannot go on; which failures may pass is told by their types
   */
  protected abstract void process(StageInput input, StageOutput output, Workshop workshop)
      throws IOException;

  /**
   * What a processing has beside input and output.
   *
   * @param context what the state machine told
   * @param bucket of the workflow
   */
  protected record Workshop(ExecutionContext context, Bucket bucket) {}

  /** The variables of the environment. */
  protected final Map<String, String> variables() {
    return environment.variables();
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context lambda)
      throws IOException {
    Invocation invocation =
        Invocation.of(lambda, environment.lines(), warm.compareAndSet(false, true));
    LibraryLog.use(invocation.log());
    try {
      out.write(answer(in.readAllBytes(), invocation));
    } finally {
      invocation.metrics().writeTo(environment.lines());
    }
  }

  /**
   * Answers one invocation.
   *
   * @return JSON
   * @throws StageException if it failed
   */
  protected byte[] answer(byte[] event, Invocation invocation) {
    return run(contextOf(event, invocation), invocation).json();
  }

  /** The context that an event is. */
  protected final ExecutionContext contextOf(byte[] event, Invocation invocation) {
    try {
      return ExecutionContext.parse(event);
    } catch (PermanentStageException e) {
      // There is no place for a result: the place is what is wrong.
      throw refused(e, invocation);
    }
  }

  /** What to throw for a failure that has no place for a result; it is logged. */
  protected final StageException refused(Throwable cause, Invocation invocation) {
    StageException failure = StageFailures.of(cause);
    invocation
        .log()
        .failure(
            "stage refused",
            Map.of(
                "errorType", failure.getClass().getName(),
                "errorMessage", String.valueOf(failure.getMessage()),
                "stackTrace", InvocationLog.stackTrace(failure)));
    return failure;
  }

  /** The bucket of an execution. */
  protected final Bucket bucketOf(ExecutionContext context) {
    return environment.buckets().apply(context.workflowBucket());
  }

  /** Runs the stage once and tells of it. */
  protected final StageResult run(ExecutionContext context, Invocation invocation) {
    InvocationLog log =
        invocation
            .log()
            .with(Map.of("executionId", context.executionId(), "stage", context.currentStage()));
    LibraryLog.use(log);
    Bucket bucket = bucketOf(context);
    log.info("stage started", paths(context, bucket));
    long start = System.nanoTime();
    try {
      StageResult result = attempt(context, bucket, new TimeLeft(invocation));
      written(bucket, context, result)
          .ifPresent(e -> log.warn("result not written", Map.of("errorMessage", e.toString())));
      log.info("stage done", told(result, start));
      measure(invocation.metrics(), result);
      return result;
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      StageException failure = StageFailures.of(e);
      StageResult result = StageResult.failed(context, failure);
      log.failure("stage failed", told(result, start));
      measure(invocation.metrics(), result);
      written(bucket, context, result).ifPresent(failure::addSuppressed);
      throw failure;
    }
  }

  private StageResult attempt(ExecutionContext context, Bucket bucket, TimeLeft timeLeft)
      throws IOException {
    Optional<StageResult> found = StageOutput.found(bucket, context);
    if (found.isPresent()) {
      return found.get();
    }
    try (StageInput input = new StageInput(source(context, bucket), timeLeft);
        StageOutput output = new StageOutput()) {
      process(input, output, new Workshop(context, bucket));
      return output.publish(bucket, context, input.finish());
    }
  }

  private Source source(ExecutionContext context, Bucket bucket) throws IOException {
    String key = context.inputKey();
    return key == null
        ? initialData(String.valueOf(context.initialData()), bucket)
        : new HandedOver(HandoverInput.open(bucket, key));
  }

  private Source initialData(String body, Bucket bucket) throws IOException {
    // JSON has line breaks between its tokens only, where a space says the same.
    return takesOneRecord()
        ? InitialData.records(
            List.of(body.replaceAll("[\r\n]", " ").getBytes(StandardCharsets.UTF_8)), null)
        : WorkflowMessage.parse(body).open(bucket);
  }

  /** Whether initial data are one record, in place of a message that names or brings many. */
  protected boolean takesOneRecord() {
    return false;
  }

  private static Map<String, Object> paths(ExecutionContext context, Bucket bucket) {
    String input = context.inputKey();
    Map<String, Object> paths = new LinkedHashMap<>();
    paths.put("input", input == null ? "initialData" : bucket.locationOf(input));
    paths.put("output", bucket.locationOf(context.outputKey()));
    return paths;
  }

  private static Map<String, Object> told(StageResult result, long start) {
    Map<String, Object> members = new LinkedHashMap<>();
    result
        .members()
        .forEach((name, value) -> {
          if (value != null) {
            members.put(name, value);
          }
        });
    members.put("durationMs", (System.nanoTime() - start) / 1_000_000);
    return members;
  }

  private static void measure(Metrics metrics, StageResult result) {
    metrics
        .add("RecordsProcessed", (double) result.recordsProcessed(), Metrics.Unit.COUNT)
        .add("RecordsWritten", (double) result.recordsWritten(), Metrics.Unit.COUNT)
        .add("Errors", result.failure() == null ? 0 : 1, Metrics.Unit.COUNT);
  }

  /**
   * Writes the result down. What happened matters more than whether that could be told: an output
   * that is there is a success, and a failure keeps its own reason.
   *
   * @return why it could not
   */
  private static Optional<Exception> written(
      Bucket bucket, ExecutionContext context, StageResult result) {
    try {
      boolean succeeded = result.status() == StageResult.Status.SUCCEEDED;
      ResultFile.write(bucket, context.resultKey(), succeeded, result.json());
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(e);
    }
  }
}
