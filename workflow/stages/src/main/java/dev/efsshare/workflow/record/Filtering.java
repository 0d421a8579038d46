package dev.efsshare.workflow.record;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filter: keeps the records that the rules let pass. Changes none. */
public final class Filtering implements RecordStep {
  private final FilterRules rules;

  /** A step with these rules. */
  public Filtering(FilterRules rules) {
    this.rules = rules;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnscoredRecordException if the rules ask for a language or a confidence that the record
   *     does not have
   */
  @Override
  public Outcome apply(Map<String, @Nullable Object> record) {
    String text = String.valueOf(record.get("text"));
    Outcome.Dropped dropped = byLength(text);
    if (dropped == null) {
      dropped = byContent(text);
    }
    if (dropped == null && rules.needScores()) {
      dropped = byScore(record);
    }
    return dropped == null ? new Outcome.Kept(record) : dropped;
  }

  private Outcome.@Nullable Dropped byLength(String text) {
    int characters = text.codePointCount(0, text.length());
    if (characters < rules.minCharacters()) {
      return new Outcome.Dropped(
          "too-short",
          "%d characters, minCharacters is %d".formatted(characters, rules.minCharacters()));
    }
    if (characters > rules.maxCharacters()) {
      return new Outcome.Dropped(
          "too-long",
          "%d characters, maxCharacters is %d".formatted(characters, rules.maxCharacters()));
    }
    return null;
  }

  private Outcome.@Nullable Dropped byContent(String text) {
    long visible = text.codePoints().filter(each -> !Character.isWhitespace(each)).count();
    long letters = text.codePoints().filter(Character::isLetter).count();
    if (letters < rules.minLetterShare() * visible) {
      return new Outcome.Dropped(
          "few-letters",
          "%d of %d characters are letters, minLetterShare is %s"
              .formatted(letters, visible, rules.minLetterShare()));
    }
    for (Pattern each : rules.exclude()) {
      if (each.matcher(text).find()) {
        return new Outcome.Dropped("unwanted", "the text has '%s'".formatted(each));
      }
    }
    return null;
  }

  private Outcome.@Nullable Dropped byScore(Map<String, @Nullable Object> record) {
    if (!(record.get("language") instanceof String language)
        || !(record.get("confidence") instanceof Number confidence)) {
      throw new UnscoredRecordException();
    }
    if (rules.languages() != null && !rules.languages().contains(language)) {
      return new Outcome.Dropped(
          "other-language", "the language is %s, not one of languages".formatted(language));
    }
    if (rules.minConfidence() != null && confidence.doubleValue() < rules.minConfidence()) {
      return new Outcome.Dropped(
          "low-confidence",
          "the confidence is %s, minConfidence is %s".formatted(confidence, rules.minConfidence()));
    }
    return null;
  }

  /** The rules ask for what Score tells, and Score was not there yet. */
  public static final class UnscoredRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnscoredRecordException() {
      super(
          "the rules in "
              + FilterRules.VARIABLE
              + " ask for a language or a confidence, and a record has none; put Score before"
              + " Filter, or take these rules out");
    }
  }
}
