package dev.efsshare.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.efsshare.local.LocalStack;
import dev.efsshare.local.LocalStackOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command on a real local stack: the demonstration of one test, collected, sealed, verified.
 */
class EvidenceCommandIT {
  private static final String HOME = "efs-share.home";

  @TempDir private static Path folder;
  private static Path zip = Path.of("");
  private static int exitCode;

  @BeforeAll
  static void collect() {
    System.setProperty(HOME, "..");
    zip = folder.resolve("evidence.zip");
    exitCode =
        Invocation.of(
                "--quick", "--only", "consumer_api", "--state", state(), "--out", zip.toString())
            .exitCode();
  }

  @AfterAll
  static void restore() {
    System.clearProperty(HOME);
  }

  @Test
  void execute_passedDemonstration_isComplete() throws IOException {
    assertThat(exitCode).isZero();
    assertThat(names())
        .contains(
            "README.md",
            "demonstration/report.json",
            "demonstration/report.md",
            "environment.json",
            "run.json",
            "stack/template.yaml",
            "configuration/declared.json",
            "outputs/outputs.json",
            "outputs/s3-list-objects-001.xml",
            "pages/access-point.pdf",
            "pages/file-system.png",
            "pages/mount-targets.png",
            "pages/lambda-mount-ConsumerFunction.png",
            "pages/lambda-mount-ProducerFunction.png")
        .anyMatch(name -> name.startsWith("logs/ConsumerFunction/"))
        .anyMatch(name -> name.startsWith("logs/ProducerFunction/"));
    assertThat(text("README.md")).contains("**A local stack, not AWS**", "Nothing was refused");
  }

  @Test
  void execute_report_isOfThisRun() throws IOException {
    JsonNode report = json("demonstration/report.json");

    assertThat(report.path("passed").asBoolean()).isTrue();
    assertThat(report.at("/tests/consumer_api/status").asText()).isEqualTo("pass");
    assertThat(json("run.json").path("command").asText()).contains("--only consumer_api");
  }

  @Test
  void execute_outputs_areThoseThatTheReportNames() throws IOException {
    List<String> listed = json("outputs/outputs.json").findValuesAsText("key");

    assertThat(listed).isNotEmpty();
    json("demonstration/report.json")
        .at("/evidence/s3_outputs")
        .forEach(output -> assertThat(listed).contains(output.asText()));
  }

  @Test
  void execute_declaredResources_haveTheTemplatesValues() throws IOException {
    JsonNode declared = json("configuration/declared.json");

    assertThat(declared.at("/AWS::EFS::AccessPoint/0/properties/RootDirectory/Path").asText())
        .isEqualTo("/lambda");
    assertThat(declared.path("AWS::EFS::MountTarget")).hasSize(2);
    assertThat(declared.at("/AWS::EFS::FileSystem/0/properties/ThroughputMode").asText())
        .isEqualTo("elastic");
    assertThat(
            declared
                .at("/AWS::Serverless::Function/0/properties/FileSystemConfigs/0/LocalMountPath")
                .asText())
        .isEqualTo("/mnt/efs");
    assertThat(json("stack/parameters.json").path("ConsumerMemory").asText()).isEqualTo("2048");
  }

  @Test
  void execute_verify_passesAndFindsAChange() throws IOException {
    assertThat(Invocation.of("--verify", zip.toString()).exitCode()).isZero();

    Path changed = Files.copy(zip, folder.resolve("changed.zip"));
    byte[] content = Files.readAllBytes(changed);
    int at = new String(content, StandardCharsets.ISO_8859_1).indexOf("outputs.json");
    content[at + 40] ^= 1;
    Files.write(changed, content);
    assertThat(Invocation.of("--verify", changed.toString()).exitCode()).isEqualTo(1);
  }

  @Test
  void execute_withoutRun_collectsWhatTheStackKept() throws IOException {
    Path later = folder.resolve("later.zip");

    Invocation invocation =
        Invocation.of("--no-run", "--since", "1h", "--state", state(), "--out", later.toString());

    assertThat(invocation.exitCode()).as(invocation.error()).isZero();
    try (ZipFile file = new ZipFile(later.toFile())) {
      assertThat(file.stream().map(ZipEntry::getName))
          .noneMatch(name -> name.contains("demonstration"))
          .anyMatch(name -> name.contains("logs/ConsumerFunction/"));
    }
  }

  @Test
  void execute_withoutRun_tellsWhatTheStackRanWith(@TempDir Path other) throws IOException {
    Path mount = other.resolve("another mount");
    LocalStackOptions options =
        LocalStackOptions.forProject(Path.of(".."))
            .withState(other.resolve("state"))
            .withMount(mount)
            .withPorts(0, 0, 0)
            .withParameter("ConsumerMemory", "3072");
    LocalStack.start(options).close();
    Path later = other.resolve("later.zip");

    Invocation.of(
        "--no-run", "--since", "1h", "--state", "" + options.state(), "--out", "" + later);

    assertThat(json(later, "stack/parameters.json").path("ConsumerMemory").asText())
        .isEqualTo("3072");
    assertThat(json(later, "configuration/here.json").path("folder").asText())
        .isEqualTo(mount.toString());
  }

  private static String state() {
    return folder.resolve("state").toString();
  }

  private static List<String> names() throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      List<String> names = new ArrayList<>();
      file.stream()
          .forEach(entry -> names.add(entry.getName().replaceFirst("^efs-share-evidence/", "")));
      return names;
    }
  }

  private static String text(String path) throws IOException {
    return text(zip, path);
  }

  private static String text(Path from, String path) throws IOException {
    try (ZipFile file = new ZipFile(from.toFile());
        InputStream in = file.getInputStream(file.getEntry("efs-share-evidence/" + path))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static JsonNode json(String path) throws IOException {
    return json(zip, path);
  }

  private static JsonNode json(Path from, String path) throws IOException {
    return new ObjectMapper().readTree(text(from, path));
  }
}
