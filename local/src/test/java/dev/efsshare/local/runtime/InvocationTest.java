package dev.efsshare.local.runtime;

import static dev.efsshare.local.TestStack.json;
import static dev.efsshare.local.TestStack.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.local.TestStack;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One request in one environment: what the function sees, and how its failures are answered. */
class InvocationTest {

  @TempDir static Path folder;

  private static TestStack stack;

  @BeforeAll
  static void start() throws IOException {
    stack = TestStack.start(folder);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void variables_ofTheTemplate_mountPathsLeadToTheLocalFolder() throws Exception {
    Path mount = stack.stack().mount();

    assertThat(variable("EFS_MOUNT_PATH")).isEqualTo(mount.toString());
    assertThat(variable("DATA_DIR")).isEqualTo(mount.resolve("data").toString());
    assertThat(variable("OTHER_DIR")).isEqualTo("/mnt/efs2/data");
    assertThat(variable("S3_BUCKET_NAME")).isEqualTo("try-files-123456789012");
  }

  @Test
  void variables_ofLambda_areThere() throws Exception {
    assertThat(variable("AWS_LAMBDA_FUNCTION_NAME")).isEqualTo("try-main");
    assertThat(variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")).isEqualTo("128");
    assertThat(variable("AWS_LAMBDA_LOG_GROUP_NAME")).isEqualTo("/aws/lambda/try-main");
    assertThat(variable("AWS_LAMBDA_INITIALIZATION_TYPE")).isEqualTo("on-demand");
    assertThat(variable("AWS_EXECUTION_ENV")).isEqualTo("AWS_Lambda_java25");
    assertThat(variable("AWS_REGION")).isEqualTo("us-east-1");
    assertThat(variable("AWS_ENDPOINT_URL_S3")).isEqualTo(stack.stack().s3().toString());
    assertThat(variable("HOME")).isEqualTo("null");
  }

  @Test
  void fileName_beyondAscii_canBeCreatedOnTheMount() throws Exception {
    assertThat(stack.answer("MainFunction", "create", "ü€😀").asText()).isEqualTo("ü€😀");
  }

  @Test
  void deadline_ofARequest_isTheTimeout() throws Exception {
    assertThat(stack.answer("MainFunction", "deadline", "").asInt()).isBetween(10_000, 20_000);
  }

  @Test
  void exception_inTheFunction_isAnErrorAndTheEnvironmentGoesOn() throws Exception {
    long before = pid();
    HttpResponse<String> response = stack.invoke("MainFunction", order("throw", "no luck"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
    JsonNode error = json(response.body());
    assertThat(error.path("errorMessage").asText()).isEqualTo("no luck");
    assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(pid()).isEqualTo(before);
  }

  @Test
  void exit_ofTheProcess_isAnExitErrorAndTheNextRequestHasANewProcess() throws Exception {
    long before = pid();
    HttpResponse<String> response = stack.invoke("MainFunction", order("exit", "3"));

    JsonNode error = json(response.body());
    assertThat(error.path("errorType").asText()).isEqualTo("Runtime.ExitError");
    assertThat(error.path("errorMessage").asText())
        .endsWith("Error: Runtime exited with error: exit status 3");
    assertThat(pid()).isNotEqualTo(before);
  }

  @Test
  void memory_beyondTheLimit_isKilled() throws Exception {
    JsonNode error = json(stack.invoke("MainFunction", order("allocate", "400")).body());

    assertThat(error.path("errorType").asText()).isEqualTo("Runtime.ExitError");
    assertThat(error.path("errorMessage").asText()).endsWith("signal: killed");
  }

  @Test
  void timeout_endsTheProcess_andIsLogged() throws Exception {
    long before = stack.answer("HastyFunction", "where", "").path("pid").asLong();
    HttpResponse<String> response =
        stack.invoke("HastyFunction", order("sleep", "60000"), "X-Amz-Log-Type", "Tail");

    assertThat(json(response.body()).path("errorMessage").asText())
        .endsWith("Task timed out after 1.00 seconds");
    assertThat(logTail(response))
        .anyMatch(line -> line.endsWith(" Task timed out after 1.00 seconds"))
        .last()
        .asString()
        .startsWith("REPORT RequestId: ")
        .endsWith("\tStatus: timeout");
    assertThat(ProcessHandle.of(before)).isEmpty();
    assertThat(stack.answer("HastyFunction", "where", "").path("pid").asLong())
        .isNotEqualTo(before);
  }

  @Test
  void initialisation_thatFails_isAnswered() throws Exception {
    HttpResponse<String> response = stack.invoke("BrokenFunction", "{}");

    assertThat(response.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
    assertThat(response.body()).contains("ExceptionInInitializerError");
  }

  @Test
  void answer_overSixMegabytes_isAnError() throws Exception {
    JsonNode error = json(stack.invoke("MainFunction", order("big", "6291557")).body());

    assertThat(error.path("errorType").asText()).isEqualTo("Function.ResponseSizeTooLarge");
  }

  @Test
  void log_ofARequest_hasThePlatformsLinesAroundTheFunctions() throws Exception {
    HttpResponse<String> response =
        stack.invoke("MainFunction", order("print", "hello"), "X-Amz-Log-Type", "Tail");

    List<String> lines = logTail(response);
    int start = indexOf(lines, "START RequestId: ");
    assertThat(lines.subList(start + 1, start + 3))
        .containsExactly("out hello", "unfinished hello");
    assertThat(lines.get(start + 3)).startsWith("END RequestId: ");
    assertThat(lines.get(start + 4))
        .startsWith("REPORT RequestId: ")
        .contains("\tDuration: ", "\tBilled Duration: ", "\tMemory Size: 128 MB", " MB");
  }

  @Test
  void report_ofAColdStart_tellsTheInitDuration() throws Exception {
    stack.invoke("MainFunction", order("exit", "1"));
    stack.invoke("MainFunction", order("where", ""));
    stack.invoke("MainFunction", order("where", ""));

    EnvironmentInfo environment =
        stack.stack().environments().stream()
            .filter(e -> e.function().equals("try-main") && e.state() == EnvironmentInfo.State.IDLE)
            .findFirst()
            .orElseThrow();
    Path log =
        stack.stack().logs().resolve("aws/lambda/try-main/" + environment.logStream() + ".log");
    List<String> reports =
        Files.readAllLines(log).stream().filter(line -> line.startsWith("REPORT")).toList();
    assertThat(environment.initDuration()).isPresent();
    assertThat(environment.invocations()).isEqualTo(reports.size());
    assertThat(reports.getFirst()).contains("Init Duration: ");
    assertThat(reports.getLast()).doesNotContain("Init Duration");
  }

  private static List<String> logTail(HttpResponse<String> response) {
    String tail = response.headers().firstValue("X-Amz-Log-Result").orElseThrow();
    return new String(Base64.getDecoder().decode(tail), UTF_8).lines().toList();
  }

  private static long pid() throws Exception {
    return stack.answer("MainFunction", "where", "").path("pid").asLong();
  }

  private static String variable(String name) throws Exception {
    return stack.answer("MainFunction", "variable", name).asText();
  }

  private static int indexOf(List<String> lines, String start) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(start)) {
        return i;
      }
    }
    throw new AssertionError(start + " is not in " + lines);
  }
}
