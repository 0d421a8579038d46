package dev.efsshare.workflow.runner.corpus;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/** Makes texts of words in any order; each has a number, so that no two are the same by chance. */
final class Sentences {
  private static final int FEWEST_WORDS = 8;
  private static final int MOST_WORDS = 24;

  /** Of ten words, how many are frequent ones. */
  private static final int FREQUENT = 7;

  private final Map<CorpusLanguage, Words> words = new EnumMap<>(CorpusLanguage.class);

  Sentences() throws IOException {
    for (CorpusLanguage language : CorpusLanguage.values()) {
      words.put(language, Words.of(language));
    }
  }

  String next(CorpusLanguage language, long number, SplittableRandom random) {
    Words known = Objects.requireNonNull(words.get(language), "every language has words");
    int count = random.nextInt(FEWEST_WORDS, MOST_WORDS + 1);
    StringJoiner text = new StringJoiner(" ", "", " " + number + ".");
    for (int i = 0; i < count; i++) {
      String word =
          random.nextInt(10) < FREQUENT
              ? any(known.frequent(), random)
              : any(known.names(), random);
      text.add(i == 0 ? capital(word, language.locale()) : word);
    }
    return text.toString();
  }

  private static String any(List<String> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }

  private static String capital(String word, Locale locale) {
    int end = word.offsetByCodePoints(0, 1);
    return word.substring(0, end).toUpperCase(locale) + word.substring(end);
  }
}
