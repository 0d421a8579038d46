package dev.efsshare.workflow.stages;

import dev.efsshare.workflow.stage.StageEnvironment;
import java.io.IOException;

/**
 * Score: tells every record's language, by the model on the share that {@code SCORE_MODEL} names.
 */
public final class ScoreHandler extends RecordStage {
  private final ScoringModels models;

  /** Made by Lambda. */
  public ScoreHandler() {
    this(StageEnvironment.ofLambda());
  }

  /** A stage in an environment. */
  public ScoreHandler(StageEnvironment environment) {
    super(environment);
    this.models = new ScoringModels(environment.variables());
  }

  @Override
  Job job() throws IOException {
    return models.newest();
  }
}
