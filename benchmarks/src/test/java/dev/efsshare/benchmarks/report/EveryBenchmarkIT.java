package dev.efsshare.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.util.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs each benchmark of the jar once with little content, so that none rots. */
class EveryBenchmarkIT {
  private static final String ONCE =
      "-f 0 -wi 0 -i 1 -bm ss -p sizeBytes=5000 -p partBytes=1024 -p parallelism=2";

  @TempDir Path folder;

  @Test
  void everyBenchmark_onceWithEachRival_isInTheFileOfTheSuite() throws Exception {
    File output = folder.resolve("output").toFile();
    int status =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start()
            .waitFor();

    assertThat(status).as(() -> "see " + contentOf(output)).isZero();
    Set<String> measured =
        Figure.read(folder.resolve("jmh-selection.json")).stream()
            .map(Figure::benchmark)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(measured).containsExactlyElementsOf(known()).hasSizeGreaterThan(10);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // These benchmarks measure nothing: another run of JMH need not be waited for.
    command.add("-Djmh.ignoreLock=true");
    command.addAll(List.of("-cp", "target/benchmarks.jar", Suite.class.getName()));
    command.addAll(List.of(folder.toString(), ONCE));
    return command;
  }

  private static String contentOf(File output) {
    return Files.contentOf(output, StandardCharsets.UTF_8);
  }

  private static Set<String> known() {
    return BenchmarkList.defaultList()
        .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
        .stream()
        .map(BenchmarkListEntry::getUsername)
        .map(name -> name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
