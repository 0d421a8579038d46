package dev.efsshare.workflow.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of one record. The same record gives the same outcome, whatever came before it. */
@FunctionalInterface
public interface RecordStep {

  /**
   * Looks at a record.
   *
   * @param record has a {@code text}
   */
  Outcome apply(Map<String, @Nullable Object> record);

  /** Several steps as one: each gets what the one before kept. */
  static RecordStep chain(List<RecordStep> steps) {
    return record -> {
      Map<String, @Nullable Object> current = record;
      for (RecordStep step : steps) {
        Outcome outcome = step.apply(current);
        if (outcome instanceof Outcome.Kept kept) {
          current = kept.record();
        } else {
          return outcome;
        }
      }
      return new Outcome.Kept(current);
    };
  }

  /** What becomes of a record. */
  sealed interface Outcome {

    /**
     * It goes on.
     *
     * @param record as it goes on
     */
    record Kept(Map<String, @Nullable Object> record) implements Outcome {}

    /**
     * It does not go on.
     *
     * @param reason few distinct ones: records are counted by it
     * @param message for people
     */
    record Dropped(String reason, String message) implements Outcome {}
  }
}
