package dev.efsshare.paper.data;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as one types them into a POSIX shell. Stateless. */
final class Shell {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private Shell() {}

  /** Words between spaces; in quotes those of which a shell would make something else. */
  static String quoted(String words) {
    return Arrays.stream(words.split("\\s+")).map(Shell::word).collect(Collectors.joining(" "));
  }

  private static String word(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
