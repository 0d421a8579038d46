package dev.efsshare.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Two ways of doing one thing that are to be compared, wherever everything else is the same.
 *
 * @param benchmark a pattern for class and method
 * @param parameter that tells the ways apart; {@code method} for the benchmark's method
 * @param way the one of interest
 * @param measure the one it is measured by
 */
record Comparison(Pattern benchmark, String parameter, String way, String measure) {
  private static final String METHOD = "method";

  static Comparison of(String benchmark, String parameter, String way, String measure) {
    return new Comparison(Pattern.compile(benchmark), parameter, way, measure);
  }

  /**
   * One pair.
   *
   * @param way what the way of interest took
   * @param measure what the other took
   */
  record Pair(Figure way, Figure measure) {
    double ratio() {
      return way.micros() / measure.micros();
    }
  }

  /** All pairs among figures, in their order. */
  List<Pair> pairs(List<Figure> figures) {
    List<Pair> pairs = new ArrayList<>();
    for (Figure figure : figures) {
      if (isOf(figure, way)) {
        partner(figure, figures).ifPresent(partner -> pairs.add(new Pair(figure, partner)));
      }
    }
    return pairs;
  }

  private Optional<Figure> partner(Figure figure, List<Figure> figures) {
    return figures.stream()
        .filter(other -> isOf(other, measure) && isOtherwiseAlike(figure, other))
        .findFirst();
  }

  private boolean isOf(Figure figure, String wanted) {
    return benchmark.matcher(figure.benchmark()).matches() && valueOf(figure).equals(wanted);
  }

  private String valueOf(Figure figure) {
    return parameter.equals(METHOD)
        ? figure.benchmark().substring(figure.benchmark().indexOf('.') + 1)
        : figure.parameter(parameter, "");
  }

  private boolean isOtherwiseAlike(Figure figure, Figure other) {
    boolean isOfBenchmark =
        parameter.equals(METHOD) || figure.benchmark().equals(other.benchmark());
    return isOfBenchmark
        && figure.parameters().size() == other.parameters().size()
        && figure.parameters().entrySet().stream()
            .filter(entry -> !entry.getKey().equals(parameter))
            .allMatch(entry -> other.parameter(entry.getKey(), "").equals(entry.getValue()));
  }
}
