package dev.efsshare.workflow.runner.corpus;

import java.util.Locale;

/** The languages of a corpus, under the codes that the language detector tells. */
enum CorpusLanguage {
  ARA("ar", "ar/stopwords.txt"),
  BUL("bg", "bg/stopwords.txt"),
  CAT("ca", "ca/stopwords.txt"),
  CES("cs", "cz/stopwords.txt"),
  DAN("da", "snowball/danish_stop.txt"),
  DEU("de", "snowball/german_stop.txt"),
  ELL("el", "el/stopwords.txt"),
  ENG("en", "snowball/english_stop.txt"),
  EUS("eu", "eu/stopwords.txt"),
  FIN("fi", "snowball/finnish_stop.txt"),
  FRA("fr", "snowball/french_stop.txt"),
  GLE("ga", "snowball/irish_stop.txt"),
  HIN("hi", "hi/stopwords.txt"),
  HUN("hu", "snowball/hungarian_stop.txt"),
  HYE("hy", "hy/stopwords.txt"),
  IND("id", "id/stopwords.txt"),
  ITA("it", "snowball/italian_stop.txt"),
  LIT("lt", "lt/stopwords.txt"),
  LVS("lv", "lv/stopwords.txt"),
  NLD("nl", "snowball/dutch_stop.txt"),
  NOB("nb", "snowball/norwegian_stop.txt"),
  PES("fa", "fa/stopwords.txt"),
  POR("pt", "snowball/portuguese_stop.txt"),
  RON("ro", "ro/stopwords.txt"),
  RUS("ru", "snowball/russian_stop.txt"),
  SPA("es", "snowball/spanish_stop.txt"),
  SWE("sv", "snowball/swedish_stop.txt"),
  THA("th", "th/stopwords.txt"),
  TUR("tr", "tr/stopwords.txt");

  private final Locale locale;
  private final String stopWords;

  CorpusLanguage(String tag, String stopWords) {
    this.locale = Locale.forLanguageTag(tag);
    this.stopWords = stopWords;
  }

  /** Its code of three letters. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For the JDK's names of languages, countries, months and days. */
  Locale locale() {
    return locale;
  }

  /** Lucene's list of the most frequent words, a resource. */
  String stopWords() {
    return "/org/apache/lucene/analysis/" + stopWords;
  }
}
