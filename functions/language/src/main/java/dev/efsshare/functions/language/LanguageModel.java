package dev.efsshare.functions.language;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * A language detection model of Apache OpenNLP in memory.
 *
 * <p>The same model and text give the same answer. Immutable, thread-safe.
 */
public final class LanguageModel {
  private final LanguageDetectorModel model;

  private LanguageModel(LanguageDetectorModel model) {
    this.model = model;
  }

  /**
   * Reads a model.
   *
   * @param content not closed
   * @throws IOException if it cannot be read, or is no such model
   */
  public static LanguageModel read(InputStream content) throws IOException {
    return new LanguageModel(new LanguageDetectorModel(content));
  }

  /** The languages that a text may be in, the likeliest first. */
  public List<LanguageGuess> rank(String text, int atMost) {
    // A detector is cheap and not documented as thread-safe; the model is only read.
    Language[] languages = new LanguageDetectorME(model).predictLanguages(text);
    return Arrays.stream(languages).limit(atMost).map(LanguageModel::guess).toList();
  }

  private static LanguageGuess guess(Language language) {
    return new LanguageGuess(language.getLang(), Math.round(language.getConfidence() * 1e6) / 1e6);
  }
}
