package dev.efsshare.workflow.record;

import dev.efsshare.functions.language.LanguageGuess;
import dev.efsshare.functions.language.LanguageModel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Score: adds {@code language} and {@code confidence}, as a model tells them. Drops nothing. */
public final class Scoring implements RecordStep {
  private final LanguageModel model;

  /** A step with this model. */
  public Scoring(LanguageModel model) {
    this.model = model;
  }

  @Override
  public Outcome apply(Map<String, @Nullable Object> record) {
    LanguageGuess likeliest = model.rank(String.valueOf(record.get("text")), 1).getFirst();
    Map<String, @Nullable Object> scored = new LinkedHashMap<>(record);
    scored.put("language", likeliest.language());
    scored.put("confidence", likeliest.probability());
    return new Outcome.Kept(scored);
  }
}
