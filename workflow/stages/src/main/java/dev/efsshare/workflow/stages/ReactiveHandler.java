package dev.efsshare.workflow.stages;

import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.shell.Invocation;
import dev.efsshare.workflow.handover.HandoverInput;
import dev.efsshare.workflow.handover.LineReader;
import dev.efsshare.workflow.handover.LineReader.Line;
import dev.efsshare.workflow.record.Normalisation;
import dev.efsshare.workflow.record.RecordStep;
import dev.efsshare.workflow.record.RecordStep.Outcome;
import dev.efsshare.workflow.stage.ExecutionContext;
import dev.efsshare.workflow.stage.PermanentStageException;
import dev.efsshare.workflow.stage.StageEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One record on demand, through what ETL, Filter and Score do.
 *
 * <p>{@code {"text": ...}} is answered with the scored record, or with {@code {"dropped": reason,
 * "message": ...}}. An execution context, whose initial data are one record, is answered as by
 * every stage, and the record is in the output.
 */
public final class ReactiveHandler extends RecordStage {
  private final ScoringModels models;

  /** Made by Lambda. */
  public ReactiveHandler() {
    this(StageEnvironment.ofLambda());
  }

  /** A stage in an environment. */
  public ReactiveHandler(StageEnvironment environment) {
    super(environment);
    this.models = new ScoringModels(environment.variables());
  }

  @Override
  Job job() throws IOException {
    Job scoring = models.newest();
    List<RecordStep> steps =
        List.of(new Normalisation(), ConfiguredFilter.of(variables()), scoring.step());
    return new Job(RecordStep.chain(steps), scoring.model());
  }

  @Override
  protected boolean takesOneRecord() {
    return true;
  }

  @Override
  protected byte[] answer(byte[] event, Invocation invocation) {
    JsonObject members;
    try {
      members = Json.parseExactly(event, "the event");
    } catch (FunctionException e) {
      throw refused(new PermanentStageException(e.problem().message(), e), invocation);
    }
    return members.has("executionId")
        ? withRecord(contextOf(event, invocation), invocation)
        : single(Json.bytes(members.members()), invocation);
  }

  private byte[] withRecord(ExecutionContext context, Invocation invocation) {
    Map<String, @Nullable Object> answer = run(context, invocation).members();
    try (HandoverInput output = HandoverInput.open(bucketOf(context), context.outputKey())) {
      Line line = new LineReader(output.stream(), LineReader.MAX_HANDOVER_BYTES).next();
      output.verify();
      answer.put("record", line == null ? null : Json.parseExactly(line.bytes(), "it").members());
    } catch (IOException | RuntimeException e) {
      throw refused(e, invocation);
    }
    return Json.bytes(answer);
  }

  private byte[] single(byte[] event, Invocation invocation) {
    try {
      Line line =
          new LineReader(new ByteArrayInputStream(event), LineReader.MAX_INPUT_BYTES).next();
      Outcome outcome = apply(job().step(), Objects.requireNonNull(line, "an object is a line"));
      return Json.bytes(
          outcome instanceof Outcome.Kept kept ? kept.record() : told((Outcome.Dropped) outcome));
    } catch (IOException | RuntimeException | LinkageError e) {
      throw refused(e, invocation);
    }
  }

  private static Map<String, String> told(Outcome.Dropped dropped) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("dropped", dropped.reason());
    members.put("message", dropped.message());
    return members;
  }
}
