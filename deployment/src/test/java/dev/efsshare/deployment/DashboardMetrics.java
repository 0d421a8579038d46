package dev.efsshare.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the widgets of a dashboard show.
 *
 * @param rows namespace, metric, and names and values of dimensions, abbreviations written out
 * @param expressions metric math
 */
record DashboardMetrics(List<List<String>> rows, List<String> expressions) {
  private static final Pattern SEARCHED = Pattern.compile("\\{([^}]*)} MetricName=\"(\\w+)\"");

  /** Those of a body, which has to be JSON. */
  static DashboardMetrics of(String body) {
    DashboardMetrics found = new DashboardMetrics(new ArrayList<>(), new ArrayList<>());
    for (JsonNode widget : json(body).path("widgets")) {
      List<String> last = List.of();
      for (JsonNode metric : widget.path("properties").path("metrics")) {
        if (metric.path(0).isObject()) {
          found.expressions.add(metric.path(0).path("expression").asText());
        } else {
          last = writtenOut(metric, last);
          found.rows.add(last);
        }
      }
    }
    return found;
  }

  private static JsonNode json(String body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException("the body is no JSON", e);
    }
  }

  /** A dot stands for the same text of the row before, three dots for all that is not written. */
  private static List<String> writtenOut(JsonNode metric, List<String> before) {
    List<String> texts = new ArrayList<>();
    metric.forEach(each -> {
      if (each.isTextual()) {
        texts.add(each.asText());
      }
    });
    if (texts.getFirst().equals("...")) {
      List<String> rest = texts.subList(1, texts.size());
      List<String> row = new ArrayList<>(before.subList(0, before.size() - rest.size()));
      row.addAll(rest);
      return row;
    }
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).equals(".")) {
        texts.set(i, before.get(i));
      }
    }
    return texts;
  }

  /** What searches look for: namespace with names of dimensions, and metric. */
  List<String> searched() {
    List<String> searched = new ArrayList<>();
    for (String expression : expressions) {
      Matcher matcher = SEARCHED.matcher(expression);
      if (!matcher.find()) {
        throw new AssertionError("not understood: " + expression);
      }
      searched.add(matcher.group(1) + " " + matcher.group(2));
    }
    return searched;
  }

  /** Whether anything of a namespace is shown of a thing. */
  boolean show(String namespace, String thing) {
    return rows.stream().anyMatch(row -> row.get(0).equals(namespace) && row.contains(thing));
  }
}
