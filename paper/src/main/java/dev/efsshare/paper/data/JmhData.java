package dev.efsshare.paper.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.paper.chart.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What JMH measured: a file that {@code report.Suite} wrote. */
public final class JmhData {
  private static final Map<String, Double> MICROS =
      Map.of("ns/op", 1e-3, "us/op", 1.0, "ms/op", 1e3, "s/op", 1e6);

  private final DataFile file;

  JmhData(DataFile file) {
    this.file = file;
  }

  /**
   * Which single calls are asked for.
   *
   * @param benchmark class and method, for example {@code PublishFiles.replace}
   * @param parameters those that matter, by name
   */
  public record Query(String benchmark, Map<String, String> parameters) {
    /** Copies. */
    public Query {
      parameters = Map.copyOf(parameters);
    }

    /**
     * The same with one parameter more.
     *
     * @param name of the parameter
     * @param value of the parameter
     * @return another query
     */
    public Query with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(parameters);
      more.put(name, value);
      return new Query(benchmark, more);
    }

    private boolean matches(JsonNode result) {
      return result.path("benchmark").asText().endsWith("." + benchmark)
          && parameters.entrySet().stream()
              .allMatch(p -> result.path("params").path(p.getKey()).asText().equals(p.getValue()));
    }
  }

  /**
   * Times.
   *
   * @param query what of
   * @return of all iterations of all processes, in microseconds for a call
   * @throws MissingDataException if there are none
   */
  public Spread micros(Query query) throws MissingDataException {
    List<Double> values = new ArrayList<>();
    for (JsonNode result : file.root().path("results")) {
      if (query.matches(result)) {
        values.addAll(micros(result));
      }
    }
    if (values.isEmpty()) {
      throw file.lacks("times of " + query.benchmark() + " with " + query.parameters());
    }
    return new Spread(values, false);
  }

  /**
   * Whether something was measured.
   *
   * @param query what of
   * @return whether {@link #micros} has values
   */
  public boolean has(Query query) {
    for (JsonNode result : file.root().path("results")) {
      if (query.matches(result)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The values of a parameter that were measured.
   *
   * @param query what of
   * @param parameter its name
   * @return numbers in order
   */
  public List<Long> numbers(Query query, String parameter) {
    TreeSet<Long> numbers = new TreeSet<>();
    for (JsonNode result : file.root().path("results")) {
      if (query.matches(result) && result.path("params").has(parameter)) {
        numbers.add(result.path("params").path(parameter).asLong());
      }
    }
    return List.copyOf(numbers);
  }

  private List<Double> micros(JsonNode result) throws MissingDataException {
    JsonNode metric = result.path("primaryMetric");
    Double factor = MICROS.get(metric.path("scoreUnit").asText());
    if (factor == null) {
      throw file.lacks("times of single calls of " + result.path("benchmark").asText());
    }
    List<Double> values = new ArrayList<>();
    for (JsonNode process : metric.path("rawData")) {
      for (JsonNode value : process) {
        values.add(value.asDouble() * factor);
      }
    }
    return values;
  }
}
