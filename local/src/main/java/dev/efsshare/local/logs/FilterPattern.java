package dev.efsshare.local.logs;

/**
 * Which lines are wanted, in CloudWatch's filter pattern syntax. Immutable; safe for use by several
 * threads.
 *
 * <table>
 * <caption>What is supported</caption>
 * <tr><td>{@code ERROR timeout}</td><td>lines that contain every term</td></tr>
 * <tr><td>{@code "cold start"}</td><td>the phrase</td></tr>
 * <tr><td>{@code ?WARN ?ERROR}</td><td>lines that contain any of them; not beside other terms</td>
 * </tr>
 * <tr><td>{@code ERROR -"not found"}</td><td>lines without the second term</td></tr>
 * <tr><td>{@code { $.status = 500 && $.route = "POST*" }}</td><td>lines that are JSON objects with
 * such members: {@code = != < <= > >=}, {@code IS NULL}, {@code IS TRUE}, {@code IS FALSE}, {@code
 * NOT EXISTS}, {@code * } as wildcard in texts, {@code && ||} and parentheses</td></tr>
 * </table>
 *
 * Regular expressions ({@code %…%}) and patterns for columns ({@code [a, b]}) are refused.
 */
@FunctionalInterface
public interface FilterPattern {

  /**
   * Whether a line is wanted.
   *
   * @param line without its end
   * @return true when it matches
   */
  boolean matches(String line);

  /**
   * Reads a pattern.
   *
   * @param pattern as typed; an empty one matches everything
   * @return the filter
   * @throws IllegalArgumentException when it is not understood; the message says why
   */
  static FilterPattern parse(String pattern) {
    String text = pattern.strip();
    if (text.isEmpty()) {
      return line -> true;
    }
    return switch (text.charAt(0)) {
      case '{' -> JsonPattern.parse(text);
      case '[' ->
          throw new IllegalArgumentException(
              "Filter patterns for columns, [a, b], are not supported; use terms or"
                  + " { $.member = value }");
      case '%' ->
          throw new IllegalArgumentException(
              "Regular expressions, %%…%%, are not supported; use terms or { $.member = value }"
                  .formatted());
      default -> TermPattern.parse(text);
    };
  }
}
