package dev.efsshare.evidence.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as rows for a page: every member by its own name, nothing left out. No state. */
public final class Flat {
  private Flat() {}

  /**
   * Flattens JSON.
   *
   * @param node any
   * @return {@code PosixUser.Uid} to {@code 1000} and so on, in the JSON's order
   */
  public static Map<String, String> of(JsonNode node) {
    Map<String, String> rows = new LinkedHashMap<>();
    add("", node, rows);
    return rows;
  }

  private static void add(String name, JsonNode node, Map<String, String> rows) {
    if (node.isEmpty() || isListOfScalars(node)) {
      rows.put(name, text(node));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        add(name + "[" + i + "]", node.get(i), rows);
      }
    } else {
      node.properties()
          .forEach(member ->
              add(
                  name.isEmpty() ? member.getKey() : name + "." + member.getKey(),
                  member.getValue(),
                  rows));
    }
  }

  private static boolean isListOfScalars(JsonNode node) {
    return node.isArray() && node.valueStream().allMatch(JsonNode::isValueNode);
  }

  private static String text(JsonNode node) {
    if (node.isArray() && !node.isEmpty()) {
      return String.join(", ", node.valueStream().map(JsonNode::asText).toList());
    }
    if (node.isFloatingPointNumber()) {
      return node.decimalValue().toPlainString();
    }
    return node.isValueNode() ? node.asText() : node.toString();
  }
}
