package dev.efsshare.workflow.stages;

import dev.efsshare.workflow.record.FilterRules;
import dev.efsshare.workflow.record.Filtering;
import dev.efsshare.workflow.record.RecordStep;
import dev.efsshare.workflow.stage.PermanentStageException;
import java.util.Map;

/** Filtering as an environment's variables ask for it; what is wrong with them fails for good. */
final class ConfiguredFilter {
  private ConfiguredFilter() {}

  static RecordStep of(Map<String, String> variables) {
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
