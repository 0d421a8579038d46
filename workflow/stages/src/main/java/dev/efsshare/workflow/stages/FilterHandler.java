package dev.efsshare.workflow.stages;

import dev.efsshare.workflow.stage.StageEnvironment;

/** Filter: keeps the records that the rules of {@code FILTER_RULES} let pass. */
public final class FilterHandler extends RecordStage {

  /** Made by Lambda. */
  public FilterHandler() {
    this(StageEnvironment.ofLambda());
  }

  /** A stage in an environment. */
  public FilterHandler(StageEnvironment environment) {
    super(environment);
  }

  @Override
  Job job() {
    return new Job(ConfiguredFilter.of(variables()), null);
  }
}
