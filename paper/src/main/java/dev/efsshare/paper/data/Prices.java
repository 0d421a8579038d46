package dev.efsshare.paper.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** List prices and what is assumed with them, as the file of prices says. */
public final class Prices {
  private final DataFile file;

  Prices(DataFile file) {
    this.file = file;
  }

  /**
   * One price or assumption.
   *
   * @param value the number
   * @param unit of the number
   * @param what it is
   * @param source an address, or why it is assumed
   */
  public record Item(double value, String unit, String what, String source) {}

  /** In US dollars. */
  public double price(String name) throws MissingDataException {
    return item("prices", name).value();
  }

  /** In the unit that the file gives. */
  public double assumption(String name) throws MissingDataException {
    return item("assumptions", name).value();
  }

  /** All prices. */
  public List<Item> prices() throws MissingDataException {
    return all("prices");
  }

  /** All assumptions. */
  public List<Item> assumptions() throws MissingDataException {
    return all("assumptions");
  }

  /** Where and when the prices hold, in words. */
  public String validity() throws MissingDataException {
    return "list prices of %s, noted on %s".formatted(text("region"), text("date"));
  }

  /** How the prices were found, and what they leave out, in sentences. */
  public String note() throws MissingDataException {
    return text("note");
  }

  private List<Item> all(String kind) throws MissingDataException {
    List<Item> items = new ArrayList<>();
    for (Map.Entry<String, JsonNode> item : file.root().path(kind).properties()) {
      items.add(item(kind, item.getKey()));
    }
    return items;
  }

  private Item item(String kind, String name) throws MissingDataException {
    JsonNode item = file.root().path(kind).path(name);
    if (!item.path("value").isNumber()) {
      throw file.lacks("%s \"%s\" with a number as \"value\"".formatted(kind, name));
    }
    return new Item(
        item.path("value").asDouble(),
        item.path("unit").asText(),
        item.path("what").asText(),
        item.path("source").asText());
  }

  private String text(String name) throws MissingDataException {
    String text = file.root().path(name).asText();
    if (text.isBlank()) {
      throw file.lacks("\"%s\"".formatted(name));
    }
    return text;
  }
}
