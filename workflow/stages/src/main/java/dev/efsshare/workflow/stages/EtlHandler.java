package dev.efsshare.workflow.stages;

import dev.efsshare.workflow.record.Normalisation;
import dev.efsshare.workflow.stage.StageEnvironment;

/** ETL: parses, normalises, and puts bad records aside with their reasons. */
public final class EtlHandler extends RecordStage {

  /** Made by Lambda. */
  public EtlHandler() {
    this(StageEnvironment.ofLambda());
  }

  /** A stage in an environment. */
  public EtlHandler(StageEnvironment environment) {
    super(environment);
  }

  @Override
  Job job() {
    return new Job(new Normalisation(), null);
  }
}
