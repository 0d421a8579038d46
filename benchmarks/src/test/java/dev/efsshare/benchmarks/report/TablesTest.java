package dev.efsshare.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTest {

  @Test
  void ratios_pairsOfOneSize_areNotMixedWithAnother() {
    String table =
        Tables.ratios(
            List.of(
                checksum("LIBRARY_SHA_256", "65536", 44),
                checksum("JAVA_SHA_256", "8388608", 5000),
                checksum("JAVA_SHA_256", "65536", 40)));

    assertThat(table.lines().skip(2))
        .containsExactly(
            "| Checksums.compute | 64 KiB | library_sha_256 | 44.0 us | java_sha_256 | 40.0 us"
                + " | 1.10 | 1489 | 16 |");
  }

  @Test
  void ratios_waysThatAreMethods_areCompared() {
    String table =
        Tables.ratios(
            List.of(
                new Figure("Store.publish", Map.of("sizeBytes", "1024"), 100, Double.NaN),
                new Figure("Store.put", Map.of("sizeBytes", "1024"), 1400, Double.NaN)));

    assertThat(table.lines().skip(2))
        .containsExactly(
            "| Store.put | 1 KiB | put | 1.40 ms | publish | 100.0 us | 14.00 | 1 |  |");
  }

  @Test
  void ratios_nothingToCompareWith_isLeftOut() {
    assertThat(Tables.ratios(List.of(checksum("LIBRARY_SHA_256", "65536", 44))).lines()).hasSize(2);
  }

  @Test
  void all_everyFigure_hasALine() {
    assertThat(Tables.all(List.of(checksum("LIBRARY_ALL", "8388608", 5e6))).lines().skip(2))
        .containsExactly("| Checksums.compute | library_all, 8 MiB | 5.00 s | 2 | 16 |");
  }

  @Test
  void size_eachUnit_isWhole() {
    assertThat(List.of(Tables.size(17), Tables.size(1 << 10), Tables.size(1L << 30)))
        .containsExactly("17 B", "1 KiB", "1 GiB");
  }

  private static Figure checksum(String rival, String sizeBytes, double micros) {
    return new Figure(
        "Checksums.compute", Map.of("rival", rival, "sizeBytes", sizeBytes), micros, 16);
  }
}
