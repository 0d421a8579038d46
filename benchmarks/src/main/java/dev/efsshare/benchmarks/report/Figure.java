package dev.efsshare.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one benchmark measured with one set of parameters. Immutable.
 *
 * @param benchmark class and method, for example {@code Store.put}
 * @param parameters by name
 * @param micros the median over all iterations of all processes, in microseconds for a call
 * @param allocatedBytes on the heap for a call, in the first round; NaN if that was not measured
 */
record Figure(
    String benchmark, Map<String, String> parameters, double micros, double allocatedBytes) {
  private static final Map<String, Double> MICROS =
      Map.of("ns/op", 1e-3, "us/op", 1.0, "ms/op", 1e3, "s/op", 1e6);

  Figure {
    parameters = Map.copyOf(parameters);
  }

  /** The size of the content; 0 if there is none. */
  long sizeBytes() {
    return Long.parseLong(parameter("sizeBytes", "0"));
  }

  /** A parameter, or what is said in its place. */
  String parameter(String name, String otherwise) {
    return parameters.getOrDefault(name, otherwise);
  }

  /** Content for time; there is none without a size. */
  double megabytesPerSecond() {
    return sizeBytes() / micros;
  }

  /**
   * Reads a file of {@link Suite}'s, or of JMH's own ({@code -rf json}).
   *
   * @throws IOException if it is neither; the message names it
   */
  static List<Figure> read(Path file) throws IOException {
    JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
    JsonNode results = root.isArray() ? root : root.path("results");
    if (!results.isArray()) {
      throw new IOException(
          file + " has no results: give a file that Suite wrote, or JMH with -rf json");
    }
    Map<List<Object>, List<JsonNode>> rounds = new LinkedHashMap<>();
    for (JsonNode result : results) {
      List<Object> key = List.of(result.path("benchmark").asText(), result.path("params"));
      rounds.computeIfAbsent(key, k -> new ArrayList<>()).add(result);
    }
    List<Figure> figures = new ArrayList<>();
    for (List<JsonNode> round : rounds.values()) {
      figures.add(of(round, file));
    }
    return figures;
  }

  private static Figure of(List<JsonNode> rounds, Path file) throws IOException {
    JsonNode result = rounds.getFirst();
    JsonNode metric = result.path("primaryMetric");
    Double factor = MICROS.get(metric.path("scoreUnit").asText());
    List<Double> measured = new ArrayList<>();
    for (JsonNode round : rounds) {
      round
          .path("primaryMetric")
          .path("rawData")
          .forEach(process -> process.forEach(value -> measured.add(value.asDouble())));
    }
    if (factor == null || measured.isEmpty()) {
      throw new IOException(
          "%s: %s has no times of single calls (unit %s); run it in mode avgt or ss"
              .formatted(
                  file,
                  result.path("benchmark").asText(),
                  metric.path("scoreUnit").asText("none")));
    }
    Map<String, String> parameters = new TreeMap<>();
    result
        .path("params")
        .properties()
        .forEach(p -> parameters.put(p.getKey(), p.getValue().asText()));
    return new Figure(
        shortName(result.path("benchmark").asText()),
        parameters,
        median(measured) * factor,
        result
            .path("secondaryMetrics")
            .path("gc.alloc.rate.norm")
            .path("score")
            .asDouble(Double.NaN));
  }

  private static String shortName(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }

  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
