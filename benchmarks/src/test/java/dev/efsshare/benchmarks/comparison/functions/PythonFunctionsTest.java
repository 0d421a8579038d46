package dev.efsshare.benchmarks.comparison.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.benchmarks.objects.LoopbackObjects;
import dev.efsshare.benchmarks.objects.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compared with does what it is said to do; needs python3 with boto3. */
class PythonFunctionsTest {
  private static final int SIZE = (2 << 20) + 11;

  @TempDir private Path directory;
  private final byte[] content = new byte[SIZE];
  private Path mount;
  private Path objects;
  private String sha256;

  @BeforeEach
  void prepare() throws Exception {
    new Random(1).nextBytes(content);
    sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    mount = directory.resolve("mount");
    Files.createDirectories(mount.resolve("models"));
    objects = Files.createDirectories(directory.resolve("objects"));
    Files.createDirectories(objects.resolve("bucket/models"));
    Files.write(objects.resolve("bucket/models/a.bin"), content);
  }

  private PythonFunctions deploy(String endpoint) throws Exception {
    Process python =
        new ProcessBuilder("/bin/sh", "-c", "python3 -c 'import boto3, sys; print(sys.executable)'")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String interpreter = python.inputReader().readLine();
    assumeThat(python.waitFor())
        .as("python3 with boto3 is not there, so that the Python functions are not tested")
        .isZero();
    return PythonFunctions.deploy(
        Path.of(interpreter),
        directory.resolve("python"),
        Map.of(
            "AWS_ENDPOINT_URL_S3", endpoint,
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local",
            "AWS_REGION", "us-east-1",
            "AWS_DEFAULT_REGION", "us-east-1",
            "S3_BUCKET_NAME", "bucket",
            "EFS_MOUNT_PATH", mount.toString(),
            "MODELS_DIR", "models",
            "OUTPUTS_DIR", "outputs"));
  }

  private FunctionProcess start(LaunchPlan plan) throws IOException {
    return FunctionProcess.start(plan, directory.resolve("log"));
  }

  @Test
  void producer_storesTheObject_andLeavesNothingOfOneThatIsNotThere() throws Exception {
    try (LoopbackObjects server = LoopbackObjects.serve(objects, Pace.UNLIMITED);
        FunctionProcess process = start(deploy(server.endpoint().toString()).producer())) {
      JsonNode answer = process.firstCall(ingest("models/a.bin")).body();

      assertThat(answer.path("sha256").asText()).isEqualTo(sha256);
      assertThat(answer.path("sizeBytes").asLong()).isEqualTo(SIZE);
      assertThat(mount.resolve("models/a.bin")).hasBinaryContent(content);
      assertThatThrownBy(() -> process.call(ingest("models/none"))).isInstanceOf(IOException.class);
      assertThat(mount.resolve("models")).isDirectoryContaining("glob:**/a.bin");
      assertThat(mount.resolve("models")).isDirectoryNotContaining("glob:**/*.tmp");
    }
  }

  @Test
  void consumer_answersWithTheDigest_andRefusesDamagedFiles() throws Exception {
    Path model = Files.write(mount.resolve("models/a.bin"), content);
    Files.writeString(mount.resolve("models/a.bin.sha256"), sha256);
    try (FunctionProcess process = start(deploy("http://127.0.0.1:1").consumer())) {
      String predict = HttpEvents.post("/predict", Map.of("model", "a.bin"));
      JsonNode answer = process.firstCall(predict).body();

      assertThat(answer.path("sha256").asText()).isEqualTo(sha256);
      assertThat(answer.path("sizeBytes").asLong()).isEqualTo(SIZE);
      assertThat(mount.resolve("outputs/a.bin.result")).content().contains(sha256);
      Files.writeString(model, "damaged");
      assertThatThrownBy(() -> process.call(predict))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("instead of " + sha256);
    }
  }

  private static String ingest(String key) {
    return HttpEvents.post("/ingest", Map.of("key", key));
  }
}
