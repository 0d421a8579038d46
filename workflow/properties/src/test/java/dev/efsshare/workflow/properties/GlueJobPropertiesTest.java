package dev.efsshare.workflow.properties;

import static dev.efsshare.workflow.properties.WorkflowTemplate.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.efsshare.workflow.definition.HandoverPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Properties of the Glue step: what the state machine, the template and the script say of it. */
class GlueJobPropertiesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SCRIPT =
      WorkflowTemplate.FILE.resolveSibling("glue").resolve("deduplicate.py");

  private final Dice dice = new Dice();
  private final WorkflowTemplate template = WorkflowTemplate.of("standard");
  private final Map<String, Object> job = template.the("AWS::Glue::Job");

  @TempDir Path folder;

  /** The step as it is deployed. */
  private static JsonNode step() throws IOException {
    Path file = WorkflowTemplate.FILE.resolveSibling("standard.asl.json");
    return JSON.readTree(Files.readString(file)).at("/States/Deduplicate");
  }

  @Test
  void property_21_glueJobIntegrationPattern_waitsForTheJob_andMayDoSo() throws IOException {
    assertThat(step().path("Resource").asText())
        .isEqualTo("arn:aws:states:::glue:startJobRun.sync");
    assertThat(step().at("/Parameters/JobName").asText()).isEqualTo("${DeduplicateJobName}");
    assertThat(
            at(
                template.the("AWS::Serverless::StateMachine"),
                "DefinitionSubstitutions",
                "DeduplicateJobName"))
        .isEqualTo(WorkflowTemplate.ref("DeduplicateJob"));
    Policies role = Policies.of(template, "StateMachineRole");
    String name = WorkflowTemplate.ref("DeduplicateJob");
    for (String action : List.of("StartJobRun", "GetJobRun", "GetJobRuns", "BatchStopJobRun")) {
      String prefix = "arn:aws:glue:us-east-1:123456789012:job/";
      assertThat(role.allow("glue:" + action, prefix + name)).as(action).isTrue();
      assertThat(role.allow("glue:" + action, prefix + "another")).as(action).isFalse();
    }
    assertThat(WorkflowTemplate.of("express").all("AWS::Glue::Job")).isEmpty();
  }

  @Test
  void property_22_glueJobArguments_areThoseThatTheScriptWants() throws Exception {
    Set<String> given = new TreeSet<>();
    step()
        .at("/Parameters/Arguments")
        .fieldNames()
        .forEachRemaining(name -> given.add(name.replace(".$", "")));
    Set<String> wanted = new TreeSet<>();
    Pattern.compile("--[a-z-]+ (?=[A-Z_]+)")
        .matcher(python("--help"))
        .results()
        .forEach(option -> wanted.add(option.group().strip()));

    assertThat(wanted).isNotEmpty().isEqualTo(given);
    assertThat(given).contains("--execution-id", "--input-key", "--output-key");
    assertThat(step().at("/Parameters/Arguments/--execution-id.$").asText())
        .isEqualTo("$$.Execution.Name");
  }

  @Test
  void property_23_glueJobIoConvention_isThatOfTheOtherStages() throws Exception {
    JsonNode arguments = step().at("/Parameters/Arguments");
    for (int i = 0; i < 100; i++) {
      String execution = dice.executionId();

      assertThat(evaluated(arguments.path("--input-key.$"), execution))
          .as(dice.replay())
          .isEqualTo(HandoverPaths.output(execution, "Etl"));
      assertThat(evaluated(arguments.path("--output-key.$"), execution))
          .as(dice.replay())
          .isEqualTo(HandoverPaths.output(execution, "Deduplicate"));
    }
    assertThat(arguments.path("--input-bucket").asText()).isEqualTo("${WorkflowBucket}");
    assertThat(arguments.path("--output-bucket").asText()).isEqualTo("${WorkflowBucket}");

    List<String> lines = records(500);
    assertThat(python("--lines", lines))
        .as(dice.replay())
        .isEqualTo(String.join("", firstOfEachText(lines)));
  }

  /** {@code States.Format} with the execution's name, which is all that these arguments use. */
  private static String evaluated(JsonNode expression, String execution) {
    String text = expression.asText();
    String format =
        text.replaceAll("^States\\.Format\\('(.*)', \\$\\$\\.Execution\\.Name\\)$", "$1");
    assertThat(format).isNotEqualTo(text).containsOnlyOnce("{}");
    return format.replace("{}", execution);
  }

  /** As the stage Etl leaves them; few texts, so that many are there twice. */
  private List<String> records(int count) throws IOException {
    List<String> texts = Stream.of("é", "e", "", "ä\u2028", "\"", "日本").toList();
    List<String> lines = new ArrayList<>();
    for (int n : IntStream.range(0, count).toArray()) {
      String text = dice.oneOf(texts) + dice.oneOf(texts) + dice.name(2, "z");
      lines.add(JSON.writeValueAsString(Map.of("text", text, "n", n)) + "\n");
    }
    return lines;
  }

  private static List<String> firstOfEachText(List<String> lines) throws IOException {
    Set<String> seen = new HashSet<>();
    List<String> first = new ArrayList<>();
    for (String line : lines) {
      if (seen.add(JSON.readTree(line).path("text").asText().replaceAll("\\p{Z}+", " ").strip())) {
        first.add(line);
      }
    }
    return first;
  }

  /** Two that try again would be nine attempts, and the state machine would not know of most. */
  @Test
  void property_24_glueJobRetryConfiguration_isTheStateMachinesAlone_afterFiveMinutes()
      throws IOException {
    JsonNode retrier = step().at("/Retry/2");

    assertThat(step().path("Retry")).hasSize(3);
    assertThat(retrier.path("ErrorEquals").get(0).asText()).isEqualTo("States.ALL");
    assertThat(retrier.path("IntervalSeconds").asInt()).isEqualTo(300);
    assertThat(retrier.path("MaxAttempts").asInt()).isEqualTo(2);
    assertThat(job).containsEntry("MaxRetries", 0);
    // minutes and seconds
    assertThat(60 * (Integer) at(job, "Timeout")).isEqualTo(step().path("TimeoutSeconds").asInt());
  }

  private String python(String option) throws Exception {
    return python(option, List.of());
  }

  private String python(String option, List<String> input) throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(each -> Files.isExecutable(Path.of(each, "python3"))),
        "python3 is not installed: the Glue script was not run");
    Path in = Files.writeString(folder.resolve("in"), String.join("", input));
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder("python3", SCRIPT.toString(), option)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readString(out, UTF_8);
  }
}
