package dev.efsshare.workflow.runner.corpus;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Writes line after line of a corpus, and counts. */
final class CorpusLines {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<CorpusLanguage> LANGUAGES = List.of(CorpusLanguage.values());

  // of a hundred lines
  private static final int WRONG = 1;
  private static final int REPEATED = 2;
  private static final int SHORT = 2;

  /** How many of the last texts can be repeated. */
  private static final int REMEMBERED = 64;

  private final Sentences sentences;
  private final SplittableRandom random;
  private final List<Written> last = new ArrayList<>(REMEMBERED);
  private final Map<String, Long> languages = new TreeMap<>();
  private long wrong;
  private long repeated;
  private long tooShort;

  private record Written(String text, CorpusLanguage language) {}

  CorpusLines(Sentences sentences, SplittableRandom random) {
    this.sentences = sentences;
    this.random = random;
  }

  Corpus.Contents write(BufferedWriter out, long records) throws IOException {
    for (long number = 1; number <= records; number++) {
      out.write(line(number));
      out.write('\n');
    }
    return new Corpus.Contents(records, wrong, repeated, tooShort, languages);
  }

  private String line(long number) {
    int kind = random.nextInt(100);
    if (kind < WRONG) {
      wrong++;
      return WrongLine.any(random).text(number);
    }
    if (kind < WRONG + REPEATED && !last.isEmpty()) {
      repeated++;
      Written earlier = last.get(random.nextInt(last.size()));
      return json(number, "  " + earlier.text().replace(" ", "\t "), earlier.language());
    }
    if (kind < WRONG + REPEATED + SHORT) {
      tooShort++;
      return json(number, "ok " + Long.toString(number, Character.MAX_RADIX)).toString();
    }
    return fresh(number);
  }

  private String fresh(long number) {
    CorpusLanguage language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
    Written written = new Written(sentences.next(language, number, random), language);
    if (last.size() < REMEMBERED) {
      last.add(written);
    } else {
      last.set((int) (number % REMEMBERED), written);
    }
    return json(number, written.text(), language);
  }

  private String json(long number, String text, CorpusLanguage language) {
    languages.merge(language.code(), 1L, Long::sum);
    return json(number, text).put("expected", language.code()).toString();
  }

  private static ObjectNode json(long number, String text) {
    return JSON.createObjectNode().put("id", "r" + number).put("text", text);
  }
}
