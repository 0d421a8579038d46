package dev.efsshare.workflow.stages;

import dev.efsshare.workflow.handover.LineReader.Line;
import dev.efsshare.workflow.record.RecordParser;
import dev.efsshare.workflow.record.RecordStep;
import dev.efsshare.workflow.record.RecordStep.Outcome;
import dev.efsshare.workflow.stage.StageEnvironment;
import dev.efsshare.workflow.stage.StageHandler;
import dev.efsshare.workflow.stage.StageInput;
import dev.efsshare.workflow.stage.StageOutput;
import java.io.IOException;

/**
 * A stage that looks at one record after the other. A line that is no record is dropped with its
 * reason, in whichever stage it is met. Memory does not grow with the number of records.
 */
abstract class RecordStage extends StageHandler {

  RecordStage(StageEnvironment environment) {
    super(environment);
  }

  /**
   * What is to be done with each record of this attempt.
   *
   * @throws IOException if what it needs cannot be read
   */
  abstract Job job() throws IOException;

  @Override
  protected final void process(StageInput input, StageOutput output, Workshop workshop)
      throws IOException {
    Job job = job();
    if (job.model() != null) {
      output.model(job.model());
    }
    for (Line line = input.next(); line != null; line = input.next()) {
      Outcome outcome = apply(job.step(), line);
      if (outcome instanceof Outcome.Kept kept) {
        output.write(kept.record());
      } else if (outcome instanceof Outcome.Dropped dropped) {
        output.drop(line, dropped.reason(), dropped.message());
      }
    }
  }

  /** What becomes of a line. */
  static Outcome apply(RecordStep step, Line line) {
    Outcome parsed = RecordParser.parse(line);
    return parsed instanceof Outcome.Kept kept ? step.apply(kept.record()) : parsed;
  }
}
