package dev.efsshare.workflow.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.json.Json;
import dev.efsshare.workflow.handover.HandoverInput;
import dev.efsshare.workflow.stage.ExecutionContext;
import dev.efsshare.workflow.testing.Bench;
import dev.efsshare.workflow.testing.TestBucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages as real processes, with a function's own constructor and client, which are killed. */
class StageProcessIT {
  private static final int HEAP_MEGABYTES = 32;

  /** More than the heap, in records of ten languages. */
  private static final int RECORDS = 60_000;

  @TempDir Path folder;

  @Test
  void stages_withLessMemoryThanData_killedWhileTheyWrite_leaveTheSameOnce() throws Exception {
    try (TestBucket bucket = new TestBucket(folder.resolve("s3"))) {
      bucket.put("inputs/large.jsonl", lines(), Map.of());
      assertThat(bucket.head("inputs/large.jsonl").contentLength())
          .isGreaterThan(HEAP_MEGABYTES << 20);
      ExecutionContext etl = context("Etl", null, "{\"input\":\"inputs/large.jsonl\"}");
      ExecutionContext store = context("Store", "Etl", null);

      killInTheMiddle(bucket, EtlHandler.class, etl);
      assertThat(bucket.keys("executions/")).isEmpty();
      run(bucket, EtlHandler.class, etl);
      killInTheMiddle(bucket, StoreHandler.class, store);
      assertThat(bucket.keys("datasets/")).noneMatch(each -> each.endsWith("manifest.json"));
      run(bucket, StoreHandler.class, store);

      Map<String, String> state = bucket.state("datasets/");
      run(bucket, StoreHandler.class, store);
      assertThat(bucket.state("datasets/")).isEqualTo(state);
      assertThat(bucket.keys("datasets/")).hasSize(13);
      try (HandoverInput input = HandoverInput.open(bucket.bucket(), etl.outputKey())) {
        input.verify();
        assertThat(input.handover().records()).isEqualTo(RECORDS);
      }
      assertThat(leftOnDisk()).isEmpty();
    }
  }

  private static String lines() {
    StringBuilder lines = new StringBuilder();
    String text = "x".repeat(640);
    for (int i = 0; i < RECORDS; i++) {
      lines.append(Json.text(Map.of("text", text + i, "language", "a" + (char) ('a' + i % 10))));
      lines.append('\n');
    }
    return lines.toString();
  }

  private static ExecutionContext context(
      String stage, @Nullable String before, @Nullable String initialData) {
    return Bench.context("killed-1", stage, before, initialData);
  }

  /** When it has something on its disk that has not been put anywhere yet, or not all of it. */
  private void killInTheMiddle(TestBucket bucket, Class<?> handler, ExecutionContext context)
      throws IOException, InterruptedException {
    Process process = start(bucket, handler, context);
    while (openBytes(process) < (4 << 20)) {
      assertThat(process.isAlive()).as(Files.readString(folder.resolve("out"))).isTrue();
      Thread.onSpinWait();
    }
    process.destroyForcibly().waitFor();
  }

  /** The size of the files that a process holds open and that have no name. */
  private static long openBytes(Process process) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
      for (Path each : files.toList()) {
        bytes += bytesOf(each);
      }
    } catch (UncheckedIOException | NoSuchFileException e) {
      return bytes;
    }
    return bytes;
  }

  private static long bytesOf(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().contains("efs-share-stage-")
          ? Files.size(descriptor)
          : 0;
    } catch (IOException e) {
      // Closed meanwhile.
      return 0;
    }
  }

  private void run(TestBucket bucket, Class<?> handler, ExecutionContext context)
      throws IOException, InterruptedException {
    int code = start(bucket, handler, context).waitFor();
    assertThat(code).as(Files.readString(folder.resolve("out"))).isZero();
  }

  private Process start(TestBucket bucket, Class<?> handler, ExecutionContext context)
      throws IOException {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_ENDPOINT_URL_S3", bucket.uri().toString());
    variables.put("AWS_REGION", "eu-west-1");
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    variables.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + disk());
    return StageProcess.start(
        handler, HEAP_MEGABYTES, context.payload(), variables, folder.resolve("out"));
  }

  private Path disk() throws IOException {
    return Files.createDirectories(folder.resolve("disk"));
  }

  private Stream<Path> leftOnDisk() throws IOException {
    try (Stream<Path> files = Files.list(disk())) {
      return files.toList().stream();
    }
  }
}
