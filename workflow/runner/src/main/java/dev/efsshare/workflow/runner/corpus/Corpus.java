package dev.efsshare.workflow.runner.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A corpus in JSON Lines: {@code {"id": "r7", "text": "...", "expected": "deu"}}. Of a hundred
 * lines about one is wrong, two repeat the text of an earlier one with other white space, and two
 * are too short to tell a language. The same seed and number give the same bytes, on the same JDK.
 *
 * @param records how many lines
 * @param seed tells corpora apart
 */
public record Corpus(long records, long seed) {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if there would be no records
   */
  public Corpus {
    if (records < 1) {
      throw new IllegalArgumentException("a corpus has at least one record, not " + records);
    }
  }

  /**
   * Writes the corpus.
   *
   * @param file made with its folder, or replaced
   * @return what is in it
   * @throws IOException if it cannot be written
   */
  public Contents writeTo(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
      return new CorpusLines(new Sentences(), new SplittableRandom(seed)).write(out, records);
    }
  }

  /**
   * What is in a corpus. Immutable.
   *
   * @param records lines in all
   * @param wrong lines that are no records
   * @param repeated records whose text an earlier one has, but for white space
   * @param tooShort records whose text is shorter than 10 characters
   * @param languages records by language, without those that are wrong or too short
   */
  public record Contents(
      long records, long wrong, long repeated, long tooShort, Map<String, Long> languages) {

    /** Copies the map. */
    public Contents {
      languages = Map.copyOf(languages);
    }
  }
}
