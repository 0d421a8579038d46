package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.FilePublisher;
import dev.efsshare.PublishOptions;
import dev.efsshare.ReapOptions;
import dev.efsshare.ReapReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing by several processes on one folder, which only a real one can be. */
class PublisherProcessTest {
  static final int RACES = 100;
  private static final int PROCESSES = 4;

  @TempDir private Path folder;

  @Test
  void create_fourProcesses_haveOneWinnerForEachName() throws Exception {
    Map<Integer, Integer> winners = new HashMap<>();
    List<ChildProcess> processes = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        processes.add(ChildProcess.start(List.of(), "create", folder, "process " + i));
      }
      for (ChildProcess process : processes) {
        process.go();
      }
      for (int i = 0; i < PROCESSES; i++) {
        List<String> said = processes.get(i).rest();
        assertThat(said).hasSize(RACES + 1).endsWith("done");
        for (String line : said) {
          if (line.startsWith("won ")) {
            assertThat(winners.put(Integer.valueOf(line.substring(4)), i)).as(line).isNull();
          }
        }
      }
    } finally {
      for (ChildProcess process : processes) {
        process.close();
      }
    }
    assertThat(winners).hasSize(RACES);
    assertThat(names()).hasSize(RACES);
    for (Map.Entry<Integer, Integer> winner : winners.entrySet()) {
      assertThat(folder.resolve("file" + winner.getKey()))
          .hasContent("content of process " + winner.getValue());
    }
  }

  @Test
  void kill_whileWriting_leavesNothingVisibleAndTheLeftoverIsReaped() throws Exception {
    try (ChildProcess process = ChildProcess.start(List.of(), "hang", folder, "")) {
      process.go();
      process.awaitLine("writing");
      process.kill();
    }
    assertThat(names()).singleElement().asString().startsWith(".tmp-");
    Path leftover = folder.resolve(names().getFirst());
    FilePublisher publisher = NioFilePublisher.at(folder);
    assertThat(publisher.reapLeftovers(folder, ReapOptions.DEFAULT))
        .isEqualTo(new ReapReport(1, 0, 0, true));

    publisher.publish(
        Path.of("file"), PublisherContract.buffer("again"), PublishOptions.createOnly());
    Files.setLastModifiedTime(leftover, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    assertThat(publisher.reapLeftovers(folder, ReapOptions.DEFAULT))
        .isEqualTo(new ReapReport(1, 1, 5 << 20, true));
    assertThat(names()).containsExactly("file");
    assertThat(folder.resolve("file")).hasContent("again");
  }

  @Test
  void publish_underATightUmask_hasTheModeAskedFor() throws Exception {
    List<String> tight = List.of("sh", "-c", "umask 077 && exec \"$0\" \"$@\"");
    try (ChildProcess process = ChildProcess.start(tight, "publish", folder, "")) {
      process.go();
      assertThat(process.rest()).containsExactly("done");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("file"))))
        .isEqualTo("rw-rw-r--");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
