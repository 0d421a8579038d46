package dev.efsshare.benchmarks.comparison.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.benchmarks.objects.LoopbackObjects;
import dev.efsshare.benchmarks.objects.Pace;
import dev.efsshare.local.LocalStackOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the jars of both functions, which are built before this module. */
class JavaFunctionsTest {
  private static final Path PROJECT = Path.of("").toAbsolutePath().resolveSibling(".").normalize();

  @TempDir private Path directory;

  @Test
  void plans_readFromTheLocalStack_startFunctionsThatWork() throws Exception {
    Path objects = Files.createDirectories(directory.resolve("objects"));
    Path mount = Files.createDirectories(directory.resolve("mount"));
    try (LoopbackObjects server = LoopbackObjects.serve(objects, Pace.UNLIMITED);
        JavaFunctions functions = JavaFunctions.deploy(options(server.endpoint().toString()))) {
      LaunchPlan producer = functions.producer().with("EFS_MOUNT_PATH", mount.toString());
      String bucket = String.valueOf(producer.environment().get("S3_BUCKET_NAME"));
      Path keys = Files.createDirectories(objects.resolve(bucket + "/models"));
      Files.writeString(keys.resolve("a.txt"), "content");

      JsonNode ingested = first(producer, "/ingest", Map.of("key", "models/a.txt"));
      LaunchPlan consumer = functions.consumer().with("EFS_MOUNT_PATH", mount.toString());
      JsonNode predicted = first(consumer, "/predict", Map.of("model", "a.txt"));

      assertThat(mount.resolve("models/a.txt")).hasContent("content");
      assertThat(predicted.path("fileId")).isEqualTo(ingested.path("fileId"));
      assertThat(predicted.has("s3Key")).as("archive is off").isFalse();
    }
  }

  private LocalStackOptions options(String endpoint) {
    return LocalStackOptions.forProject(PROJECT)
        .withState(directory.resolve("stack"))
        .withParameter("S3Archive", "false")
        .withVariable("AWS_ENDPOINT_URL_S3", endpoint);
  }

  private JsonNode first(LaunchPlan plan, String path, Map<String, String> body) throws Exception {
    try (FunctionProcess process = FunctionProcess.start(plan, directory.resolve("log"))) {
      return process.firstCall(HttpEvents.post(path, body)).body();
    }
  }
}
