package dev.efsshare.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProcessesTest {
  private static final int PROCESSES = 4;
  private static final int PUTS = 15;

  @Test
  void processesThatPutOneKey_shareItsGenerationsWithoutLoss() throws Exception {
    List<Process> processes = new ArrayList<>();
    try (StoreTree tree = StoreTree.onFolder()) {
      for (int i = 0; i < PROCESSES; i++) {
        processes.add(start(tree.root(), "process " + i));
      }
      List<String> acknowledged = runTogether(processes);

      assertThat(acknowledged).hasSize(PROCESSES * PUTS);
      VersionedStore store = tree.store();
      for (String line : acknowledged) {
        String[] idAndText = line.split(" ", 2);
        StoredFile file = store.find(FileId.parse(idAndText[0])).orElseThrow();
        String text = store.read(file, in -> new String(in.readAllBytes(), UTF_8));
        assertThat(text).isEqualTo(idAndText[1]);
      }
      assertThat(store.generations(StoreContract.KEY))
          .extracting(FileRecord::generation)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, PROCESSES * PUTS).boxed().toList());
      Path newest = store.newest(StoreContract.KEY).orElseThrow().path();
      assertThat(Files.isSameFile(store.linkOf(StoreContract.KEY), newest)).isTrue();
      assertThat(tree.files()).hasSize(3 * PROCESSES * PUTS + 1);
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
  }

  private static Process start(Path root, String name) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            PutProcess.class.getName(),
            root.toString(),
            name,
            Integer.toString(PUTS))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<String> runTogether(List<Process> processes)
      throws IOException, InterruptedException {
    List<BufferedReader> outputs = processes.stream().map(p -> p.inputReader(UTF_8)).toList();
    for (BufferedReader output : outputs) {
      assertThat(output.readLine()).isEqualTo("ready");
    }
    for (Process process : processes) {
      try (OutputStream signal = process.getOutputStream()) {
        signal.write('\n');
      }
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < processes.size(); i++) {
      lines.addAll(outputs.get(i).lines().toList());
      assertThat(processes.get(i).waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(processes.get(i).exitValue()).isZero();
    }
    return lines;
  }
}
