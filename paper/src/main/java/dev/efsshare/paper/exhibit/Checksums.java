package dev.efsshare.paper.exhibit;

import static dev.efsshare.paper.chart.Words.number;

import dev.efsshare.paper.chart.DotChart;
import dev.efsshare.paper.chart.Scale;
import dev.efsshare.paper.chart.Spread;
import dev.efsshare.paper.chart.Words;
import dev.efsshare.paper.data.Data;
import dev.efsshare.paper.data.JmhData;
import dev.efsshare.paper.data.JmhData.Query;
import dev.efsshare.paper.data.MissingDataException;
import dev.efsshare.paper.data.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What checksums cost. */
final class Checksums {
  private static final long BYTES = 8 << 20;
  private static final double BYTES_PER_MICRO_IN_GB = 1e-3;

  private static final String SHA_256 = "LIBRARY_SHA_256";
  private static final String JDK_SHA_256 = "JAVA_SHA_256";
  private static final String CRC64NVME = "LIBRARY_CRC64NVME";
  private static final Set<String> NEEDED = Set.of(SHA_256, JDK_SHA_256, CRC64NVME);

  private record Rival(String name, String label) {}

  private static final List<Rival> RIVALS =
      List.of(
          new Rival(SHA_256, "SHA-256, library"),
          new Rival(JDK_SHA_256, "SHA-256, JDK"),
          new Rival("LIBRARY_CRC32C", "CRC32C, library"),
          new Rival("JAVA_CRC32C", "CRC32C, JDK"),
          new Rival("AWS_CRT_CRC32C", "CRC32C, aws-crt"),
          new Rival(CRC64NVME, "CRC64NVME, library"),
          new Rival("LIBRARY_CRC64NVME_ON_AWS_CRT", "CRC64NVME, library on aws-crt"),
          new Rival("AWS_CRT_CRC64NVME", "CRC64NVME, aws-crt"),
          new Rival("LIBRARY_SHA_256_AND_CRC64NVME", "SHA-256 and CRC64NVME, library"));

  private Checksums() {}

  static List<Exhibit> all() {
    return List.of(Exhibit.figure("checksums", "Checksums", Source.JMH, Checksums::figure));
  }

  private static Content figure(Data data) throws MissingDataException, IOException {
    JmhData jmh = data.jmh();
    List<DotChart.Row> rows = new ArrayList<>();
    for (Rival rival : RIVALS) {
      if (NEEDED.contains(rival.name()) || jmh.has(query(rival.name()))) {
        rows.add(new DotChart.Row(rival.label(), speed(jmh, rival.name())));
      }
    }
    double sha = speed(jmh, SHA_256).median();
    return new Content.Figure(
        new DotChart("GB/s of 8 MiB", new Scale.Decades(Words::tick), rows),
        "The library's SHA-256 makes %s GB/s, %s times the JDK's; its CRC64NVME %s GB/s."
            .formatted(
                number(sha),
                number(sha / speed(jmh, JDK_SHA_256).median()),
                number(speed(jmh, CRC64NVME).median())));
  }

  private static Query query(String rival) {
    return new Query(
        "Checksums.compute", Map.of("rival", rival, "sizeBytes", Long.toString(BYTES)));
  }

  private static Spread speed(JmhData jmh, String rival) throws MissingDataException {
    Spread micros = jmh.micros(query(rival));
    return new Spread(
        micros.values().stream().map(time -> BYTES / time * BYTES_PER_MICRO_IN_GB).toList(), true);
  }
}
