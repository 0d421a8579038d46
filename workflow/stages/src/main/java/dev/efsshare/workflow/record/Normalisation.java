package dev.efsshare.workflow.record;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * ETL: brings every record's text into one form, so that equal texts are equal bytes: Unicode NFC,
 * one space for each run of white space and control characters, none at the ends. Doing it twice is
 * doing it once. Dropped is, by reason: {@code empty-text}.
 */
public final class Normalisation implements RecordStep {
  private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\p{Cc}\\uFEFF]+");

  /** A step; it has no settings. */
  public Normalisation() {}

  @Override
  public Outcome apply(Map<String, @Nullable Object> record) {
    String text = normalised(String.valueOf(record.get("text")));
    if (text.isEmpty()) {
      return new Outcome.Dropped("empty-text", "the text has nothing but white space");
    }
    Map<String, @Nullable Object> clean = new LinkedHashMap<>(record);
    clean.put("text", text);
    return new Outcome.Kept(clean);
  }

  private static String normalised(String text) {
    return SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ").strip();
  }
}
