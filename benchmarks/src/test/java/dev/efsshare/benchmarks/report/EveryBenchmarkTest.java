package dev.efsshare.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs each benchmark once with little content, so that none rots. */
class EveryBenchmarkTest {
  private static final List<String> ONCE =
      List.of(
          "-v SILENT -f 0 -wi 0 -i 1 -bm ss -p sizeBytes=5000 -p partBytes=1024 -p parallelism=2"
              .split(" "));

  @Test
  void everyBenchmark_onceWithEachRival_runs() throws Exception {
    Set<String> ran =
        Suite.run(List.of(ONCE)).stream()
            .map(result -> result.getParams().getBenchmark())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(ran).containsExactlyElementsOf(known()).hasSizeGreaterThan(10);
  }

  private static Set<String> known() {
    return BenchmarkList.defaultList()
        .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
        .stream()
        .map(BenchmarkListEntry::getUsername)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
