package dev.efsshare.local.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Terms that a line must contain, may contain one of, or must not contain; case counts. */
final class TermPattern implements FilterPattern {

  /** As CloudWatch has it, a term of anything but letters, digits and underscores is quoted. */
  private static final Pattern TERM =
      Pattern.compile(
          "\\G\\s*(?<sign>[?-]?)(?:\"(?<phrase>(?:[^\"\\\\]|\\\\.)+)\""
              + "|(?<word>[\\p{L}\\p{N}_]+))(?=\\s|$)");

  private final List<String> all = new ArrayList<>();
  private final List<String> any = new ArrayList<>();
  private final List<String> none = new ArrayList<>();

  private TermPattern() {}

  static TermPattern parse(String text) {
    TermPattern pattern = new TermPattern();
    Matcher term = TERM.matcher(text);
    int end = 0;
    while (term.find()) {
      pattern.listOf(term.group("sign")).add(content(term));
      end = term.end();
    }
    if (end < text.length()) {
      throw new IllegalArgumentException(
          ("Filter '%s' is not understood from '%s' on; put terms of more than letters, digits"
                  + " and _ in double quotes, such as \"POST /predict\"")
              .formatted(text, text.substring(end).strip()));
    }
    if (!pattern.any.isEmpty() && !(pattern.all.isEmpty() && pattern.none.isEmpty())) {
      throw new IllegalArgumentException(
          ("Filter '%s' has ?terms beside others, where CloudWatch would ignore them;"
                  + " use ?terms alone")
              .formatted(text));
    }
    return pattern;
  }

  @Override
  public boolean matches(String line) {
    return all.stream().allMatch(line::contains)
        && none.stream().noneMatch(line::contains)
        && (any.isEmpty() || any.stream().anyMatch(line::contains));
  }

  private List<String> listOf(String sign) {
    return switch (sign) {
      case "?" -> any;
      case "-" -> none;
      default -> all;
    };
  }

  private static String content(Matcher term) {
    String phrase = term.group("phrase");
    return phrase == null ? term.group("word") : phrase.replaceAll("\\\\(.)", "$1");
  }
}
