package dev.efsshare.workflow.runner.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;

/**
 * The words of one language: the most frequent ones, from the stop words that Apache Lucene ships,
 * and names of languages, countries, months and days, from the JDK's Common Locale Data Repository.
 *
 * @param frequent the glue of sentences
 * @param names the rest
 */
record Words(List<String> frequent, List<String> names) {

  static Words of(CorpusLanguage language) throws IOException {
    return new Words(stopWords(language), namesIn(language.locale()));
  }

  private static List<String> stopWords(CorpusLanguage language) throws IOException {
    try (InputStream in =
            Objects.requireNonNull(
                Analyzer.class.getResourceAsStream(language.stopWords()),
                () -> language.stopWords() + " is not on the class path");
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return lines
          .lines()
          .map(line -> line.replaceFirst("[|#].*", ""))
          // some lists have several forms of a word in a line
          .flatMap(line -> Stream.of(line.split("\\s+")))
          .filter(word -> !word.isEmpty())
          .distinct()
          .toList();
    }
  }

  private static List<String> namesIn(Locale locale) {
    List<String> names = new ArrayList<>();
    Stream.of(Locale.getISOLanguages())
        .map(code -> Locale.of(code).getDisplayLanguage(locale))
        .forEach(names::add);
    Stream.of(Locale.getISOCountries())
        .map(code -> Locale.of("", code).getDisplayCountry(locale))
        .forEach(names::add);
    Stream.of(Month.values())
        .map(m -> m.getDisplayName(TextStyle.FULL, locale))
        .forEach(names::add);
    Stream.of(DayOfWeek.values())
        .map(day -> day.getDisplayName(TextStyle.FULL, locale))
        .forEach(names::add);
    // a code in place of a name: the repository has none in this language
    return names.stream().filter(name -> name.length() > 3).distinct().toList();
  }
}
