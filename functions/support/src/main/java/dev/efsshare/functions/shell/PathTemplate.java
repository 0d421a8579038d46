package dev.efsshare.functions.shell;

import dev.efsshare.functions.event.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Paths that one route takes. Immutable.
 *
 * @param text segments between slashes; one in braces stands for any text but none
 */
record PathTemplate(String text) {

  /** Whether a path is one of these. */
  boolean matches(String path) {
    List<String> wanted = segments(text);
    List<String> given = segments(path);
    if (wanted.size() != given.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      boolean fits =
          isParameter(wanted.get(i)) ? !given.get(i).isEmpty() : wanted.get(i).equals(given.get(i));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** How many segments stand for any text. */
  int parameters() {
    int count = 0;
    for (String segment : segments(text)) {
      count += isParameter(segment) ? 1 : 0;
    }
    return count;
  }

  /**
   * A request with the parameters of its path: as the event names them, since API Gateway has
   * decoded those, else as they are in the path. A route that takes more than this template does
   * ({@code $default}, {@code /{proxy+}}) does not name them.
   *
   * @param request with a path that matches
   */
  HttpRequest bind(HttpRequest request) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> wanted = segments(text);
    List<String> given = segments(request.path());
    for (int i = 0; i < wanted.size(); i++) {
      if (isParameter(wanted.get(i))) {
        values.put(wanted.get(i).substring(1, wanted.get(i).length() - 1), given.get(i));
      }
    }
    values.putAll(request.pathParameters());
    return request.withPathParameters(values);
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PathTemplate template && template.text.equals(text);
  }

  /** As that of every record; written out since that one is put together at its first use. */
  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }
}
