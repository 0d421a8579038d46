package dev.efsshare.paper.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.paper.chart.Spread;
import java.util.ArrayList;
import java.util.List;

/** What {@code ./efs-share demo --json} wrote. */
public final class DemoData {
  private final DataFile file;

  DemoData(DataFile file) {
    this.file = file;
  }

  /**
   * Values of one test.
   *
   * @param test its id
   * @param field a list of numbers, or one
   * @return them, of which more is better where the field counts something a second
   * @throws MissingDataException if there are none
   */
  public Spread values(String test, String field) throws MissingDataException {
    JsonNode found = file.root().path("tests").path(test).path(field);
    List<Double> values = new ArrayList<>();
    for (JsonNode value : found.isArray() ? found : List.of(found)) {
      if (value.isNumber()) {
        values.add(value.asDouble());
      }
    }
    if (values.isEmpty()) {
      throw file.lacks("numbers \"%s\" of test \"%s\"".formatted(field, test));
    }
    return new Spread(values, field.endsWith("_per_s"));
  }

  /**
   * Whether a test was run.
   *
   * @param test its id
   * @return false if it was skipped or not chosen
   */
  public boolean has(String test) {
    String status = file.root().path("tests").path(test).path("status").asText();
    return !status.isEmpty() && !status.equals("skipped");
  }

  /**
   * Whether a test measured something.
   *
   * @param test its id
   * @param field name of a figure or of a list of figures
   * @return false if it is not in the file
   */
  public boolean has(String test, String field) {
    return file.root().path("tests").path(test).has(field);
  }

  /**
   * One test's outcome.
   *
   * @param claim what it shows
   * @param status pass, fail or skipped
   * @param millis how long it took
   */
  public record Test(String claim, String status, double millis) {}

  /**
   * All tests.
   *
   * @return in the order of the file; at least one
   * @throws MissingDataException if there are none
   */
  public List<Test> tests() throws MissingDataException {
    List<Test> tests =
        file.root().path("tests").properties().stream()
            .map(test ->
                new Test(
                    test.getValue().path("claim").asText(test.getKey()),
                    test.getValue().path("status").asText(),
                    test.getValue()
                        .path("took_ms")
                        .asDouble(test.getValue().path("duration_ms").asDouble())))
            .toList();
    if (tests.isEmpty()) {
      throw file.lacks("tests");
    }
    return tests;
  }
}
