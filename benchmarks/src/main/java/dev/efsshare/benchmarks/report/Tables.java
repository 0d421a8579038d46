package dev.efsshare.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Prints what files of results say, as ratios to what was measured beside it, in Markdown.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar dev.efsshare.benchmarks.report.Tables FILE...
 * }</pre>
 */
public final class Tables {
  private static final List<Comparison> COMPARISONS =
      List.of(
          Comparison.of("Publish.*", "idiom", "LIBRARY", "BARE_SHA256"),
          Comparison.of("Publish.*", "idiom", "LIBRARY_SUMMED", "BARE"),
          Comparison.of("Publish.*", "idiom", "LIBRARY_UNFORCED", "BARE_SHA256_UNFORCED"),
          Comparison.of("Publish.*", "idiom", "LIBRARY_SUMMED_UNFORCED", "BARE_UNFORCED"),
          Comparison.of("Checksums.*", "rival", "LIBRARY_SHA_256", "JAVA_SHA_256"),
          Comparison.of("Checksums.*", "rival", "LIBRARY_SHA_1", "JAVA_SHA_1"),
          Comparison.of("Checksums.*", "rival", "LIBRARY_MD5", "JAVA_MD5"),
          Comparison.of("Checksums.*", "rival", "LIBRARY_CRC32", "JAVA_CRC32"),
          Comparison.of("Checksums.*", "rival", "LIBRARY_CRC32C", "JAVA_CRC32C"),
          Comparison.of("Checksums.*", "rival", "LIBRARY_CRC32", "AWS_CRT_CRC32"),
          Comparison.of("Checksums.*", "rival", "LIBRARY_CRC32C", "AWS_CRT_CRC32C"),
          Comparison.of("Checksums.*", "rival", "LIBRARY_CRC64NVME", "AWS_CRT_CRC64NVME"),
          Comparison.of("Checksums.*", "rival", "LIBRARY_SHA_256_AND_CRC64NVME", "LIBRARY_SHA_256"),
          Comparison.of("ReadFile.*", "reading", "LIBRARY", "STREAM_SHA256"),
          Comparison.of("ReadFile.*", "reading", "LIBRARY_UNVERIFIED", "STREAM"),
          Comparison.of("Ingest\\..*", "fetching", "LIBRARY", "SDK_TO_FILE"),
          Comparison.of("Ingest\\..*", "fetching", "LIBRARY", "STREAM_SHA256"),
          Comparison.of("Bootstrap.*", "bootstrapping", "LIBRARY", "CREATE_DIRECTORIES"),
          Comparison.of("Store.*", "method", "put", "publish"),
          Comparison.of("Store.*", "method", "putExisting", "publish"),
          Comparison.of("Store.*", "method", "newest", "publish"),
          Comparison.of("Store.*", "method", "readNewest", "publish"));

  private Tables() {}

  /**
   * Prints the tables.
   *
   * @param arguments files of {@link Suite} or of JMH ({@code -rf json})
   * @throws IOException if one cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      throw new IllegalArgumentException("name one or more files of results");
    }
    System.out.print(markdown(Stream.of(arguments).map(Path::of).toList()));
  }

  /** All tables, each line with its end. */
  static String markdown(List<Path> files) throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (Path file : files) {
      figures.addAll(Figure.read(file));
    }
    return ratios(figures) + "\n" + all(figures);
  }

  /** One line for each pair. */
  static String ratios(List<Figure> figures) {
    StringBuilder lines =
        new StringBuilder(
            "| benchmark | with | way | median | measured by | median | ratio | MB/s | B/op |\n");
    lines.append("|---|---|---|--:|---|--:|--:|--:|--:|\n");
    for (Comparison comparison : COMPARISONS) {
      for (Comparison.Pair pair : comparison.pairs(figures)) {
        lines.append(line(comparison, pair));
      }
    }
    return lines.toString();
  }

  private static String line(Comparison comparison, Comparison.Pair pair) {
    return "| %s | %s | %s | %s | %s | %s | %.2f | %s | %s |\n"
        .formatted(
            pair.way().benchmark(),
            circumstances(pair.way(), comparison.parameter()),
            lower(comparison.way()),
            time(pair.way().micros()),
            lower(comparison.measure()),
            time(pair.measure().micros()),
            pair.ratio(),
            throughput(pair.way()),
            bytes(pair.way().allocatedBytes()));
  }

  /** One line for each figure, rivals that are in no pair among them. */
  static String all(List<Figure> figures) {
    StringBuilder lines = new StringBuilder("| benchmark | with | median | MB/s | B/op |\n");
    lines.append("|---|---|--:|--:|--:|\n");
    for (Figure figure : figures) {
      lines.append(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(
                  figure.benchmark(),
                  circumstances(figure, ""),
                  time(figure.micros()),
                  throughput(figure),
                  bytes(figure.allocatedBytes())));
    }
    return lines.toString();
  }

  private static String circumstances(Figure figure, String except) {
    List<String> said = new ArrayList<>();
    figure.parameters().entrySet().stream()
        .filter(entry -> !entry.getKey().equals(except))
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> said.add(value(entry.getKey(), entry.getValue())));
    return String.join(", ", said);
  }

  private static String value(String name, String value) {
    return name.endsWith("Bytes") ? size(Long.parseLong(value)) : lower(value);
  }

  static String size(long bytes) {
    if (bytes >= 1 << 30) {
      return (bytes >> 30) + " GiB";
    }
    if (bytes >= 1 << 20) {
      return (bytes >> 20) + " MiB";
    }
    return bytes >= 1 << 10 ? (bytes >> 10) + " KiB" : bytes + " B";
  }

  static String time(double micros) {
    if (micros >= 1e6) {
      return "%.2f s".formatted(micros / 1e6);
    }
    return micros >= 1e3 ? "%.2f ms".formatted(micros / 1e3) : "%.1f us".formatted(micros);
  }

  private static String throughput(Figure figure) {
    return figure.sizeBytes() == 0 ? "" : "%.0f".formatted(figure.megabytesPerSecond());
  }

  private static String bytes(double allocated) {
    return Double.isNaN(allocated) ? "" : "%.0f".formatted(allocated);
  }

  private static String lower(String constant) {
    return constant.toLowerCase(Locale.ROOT);
  }
}
