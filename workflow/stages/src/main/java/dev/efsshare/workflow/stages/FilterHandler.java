package dev.efsshare.workflow.stages;

import dev.efsshare.workflow.record.FilterRules;
import dev.efsshare.workflow.record.Filtering;
import dev.efsshare.workflow.record.RecordStep;
import dev.efsshare.workflow.stage.PermanentStageException;
import dev.efsshare.workflow.stage.StageEnvironment;
import java.util.Map;

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
    return new Job(step(variables()), null);
  }

  /** What the variables ask for. */
  static RecordStep step(Map<String, String> variables) {
    Filtering filtering;
    try {
      filtering = new Filtering(FilterRules.parse(variables.get(FilterRules.VARIABLE)));
    } catch (IllegalArgumentException e) {
      throw new PermanentStageException(String.valueOf(e.getMessage()), e);
    }
    return record -> {
      try {
        return filtering.apply(record);
      } catch (Filtering.UnscoredRecordException e) {
        throw new PermanentStageException(String.valueOf(e.getMessage()), e);
      }
    };
  }
}
