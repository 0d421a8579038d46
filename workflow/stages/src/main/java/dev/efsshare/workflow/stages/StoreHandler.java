package dev.efsshare.workflow.stages;

import dev.efsshare.workflow.dataset.DatasetConflictException;
import dev.efsshare.workflow.dataset.DatasetDraft;
import dev.efsshare.workflow.dataset.DatasetDraft.FinishedDataset;
import dev.efsshare.workflow.dataset.DatasetPublisher;
import dev.efsshare.workflow.handover.LineReader.Line;
import dev.efsshare.workflow.handover.Origin;
import dev.efsshare.workflow.record.RecordParser;
import dev.efsshare.workflow.record.RecordStep.Outcome;
import dev.efsshare.workflow.stage.PermanentStageException;
import dev.efsshare.workflow.stage.StageEnvironment;
import dev.efsshare.workflow.stage.StageHandler;
import dev.efsshare.workflow.stage.StageInput;
import dev.efsshare.workflow.stage.StageOutput;
import java.io.IOException;

/**
 * Store: makes the dataset, partitioned by language, with a summary and a manifest. What it hands
 * over is the manifest.
 */
public final class StoreHandler extends StageHandler {

  /** Made by Lambda. */
  public StoreHandler() {
    this(StageEnvironment.ofLambda());
  }

  /** A stage in an environment. */
  public StoreHandler(StageEnvironment environment) {
    super(environment);
  }

  @Override
  protected void process(StageInput input, StageOutput output, Workshop workshop)
      throws IOException {
    DatasetPublisher datasets = new DatasetPublisher(workshop.bucket());
    try (DatasetDraft draft = new DatasetDraft()) {
      for (Line line = input.next(); line != null; line = input.next()) {
        Outcome outcome = RecordParser.parse(line);
        if (outcome instanceof Outcome.Kept kept) {
          draft.add(kept.record());
        } else if (outcome instanceof Outcome.Dropped dropped) {
          output.drop(line, dropped.reason(), dropped.message());
        }
      }
      // Checked before anything of it is published, since a dataset is not taken back.
      Origin origin = input.finish();
      FinishedDataset dataset = draft.finish(origin);
      boolean repeated = datasets.publish(dataset);
      output.document(dataset.manifest().json(), dataset.manifest().records(), repeated);
    } catch (DatasetConflictException e) {
      throw new PermanentStageException(String.valueOf(e.getMessage()), e);
    }
  }
}
