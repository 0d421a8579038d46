package dev.efsshare.consumer.processing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** Tells the language of a text with an Apache OpenNLP language detection model. */
public final class LanguageProcessor implements Processor {
  private static final String COMPONENT = "LanguageDetectorME";
  private static final int KEEP_AT_MOST = 4;
  private static final int CANDIDATES = 5;

  /** A processor; it has no settings. */
  public LanguageProcessor() {}

  @Override
  public String name() {
    return "langdetect";
  }

  @Override
  public boolean takesInput() {
    return true;
  }

  @Override
  public boolean accepts(FileFormat format) {
    return format.name().equals(FileFormat.OPENNLP_MODEL)
        && Objects.equals(format.component(), COMPONENT);
  }

  @Override
  public int keepAtMost() {
    return KEEP_AT_MOST;
  }

  @Override
  public LoadedFile load(Content content) throws IOException {
    LanguageDetectorModel model = new LanguageDetectorModel(content.stream());
    return input -> answer(model, Objects.requireNonNull(input, "input"));
  }

  private static Map<String, Object> answer(LanguageDetectorModel model, String text) {
    // A detector is cheap and not documented as thread-safe; the model is only read.
    Language[] languages = new LanguageDetectorME(model).predictLanguages(text);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("provider", "langdetect");
    result.put("language", languages[0].getLang());
    result.put("probability", rounded(languages[0].getConfidence()));
    List<Map<String, Object>> candidates = new ArrayList<>();
    for (int i = 0; i < Math.min(CANDIDATES, languages.length); i++) {
      Map<String, Object> candidate = new LinkedHashMap<>();
      candidate.put("language", languages[i].getLang());
      candidate.put("probability", rounded(languages[i].getConfidence()));
      candidates.add(candidate);
    }
    result.put("candidates", candidates);
    return result;
  }

  private static double rounded(double probability) {
    return Math.round(probability * 1e6) / 1e6;
  }
}
