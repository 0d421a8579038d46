package dev.efsshare.consumer.processing;

import dev.efsshare.functions.language.LanguageGuess;
import dev.efsshare.functions.language.LanguageModel;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    LanguageModel model = LanguageModel.read(content.stream());
    return input -> answer(model.rank(Objects.requireNonNull(input, "input"), CANDIDATES));
  }

  private static Map<String, Object> answer(List<LanguageGuess> candidates) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("provider", "langdetect");
    result.putAll(told(candidates.getFirst()));
    result.put("candidates", candidates.stream().map(LanguageProcessor::told).toList());
    return result;
  }

  private static Map<String, Object> told(LanguageGuess guess) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("language", guess.language());
    members.put("probability", guess.probability());
    return members;
  }
}
