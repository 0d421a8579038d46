package dev.efsshare.local.cli;

import static dev.efsshare.local.TestStack.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.local.TestStack;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as a process of its own, and how it refuses. */
class LocalCommandTest {

  private static final Pattern LAMBDA = Pattern.compile("Lambda +(http://\\S+)");
  private static final String DEAD_LETTERS = ".efs-share/local/dead-letters";

  @TempDir Path folder;

  @Test
  void stack_thatIsTerminated_endsItsEnvironments() throws Exception {
    Process stack = startStack();
    List<ProcessHandle> children = startEnvironment(stack, "RequestResponse");

    // through its handle: the process object would close the output, too
    stack.toHandle().destroy();

    assertThat(stack.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(rest(stack)).doesNotContain("not delivered");
  }

  @Test
  void parameter_onTheCommandLine_isTheStacks() throws Exception {
    Process stack = startStack();

    assertThat(stack.inputReader().lines().filter(line -> line.contains("bucket")).findFirst())
        .hasValueSatisfying(line -> assertThat(line).endsWith("bucket mine-files-123456789012"));
    stack.toHandle().destroy();
    assertThat(stack.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void stack_thatIsTerminatedWithAnEventUnderWay_saysWhereTheEventIs() throws Exception {
    Process stack = startStack();
    startEnvironment(stack, "Event");

    // through its handle: the process object would close the output, too
    stack.toHandle().destroy();

    assertThat(rest(stack))
        .endsWith("1 event was not delivered: " + folder.resolve(DEAD_LETTERS) + "\n");
    assertThat(TestStack.jsonFiles(folder.resolve(DEAD_LETTERS))).hasSize(1);
  }

  @Test
  void stack_thatIsKilledWhileAFunctionRuns_leavesNoProcessBehind() throws Exception {
    Process stack = startStack();
    List<ProcessHandle> children = startEnvironment(stack, "RequestResponse");

    stack.destroyForcibly();

    assertThat(children).isNotEmpty();
    await("every process ends", () -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port x | 2 | Invalid value for option '--port': 'x' is not an int; --help tells what",
        "--port 65534 | 2 | A port must be between 0 and 65535, not 65536",
        "--memory-scale 0 | 2 | The memory scale must be above 0, not 0.0",
        "--nothing | 2 | Unknown option: '--nothing'; --help tells what there is",
        "--parameter X | 2 | should be in KEY=VALUE format but was X",
        "--template ../template.yaml --parameter X=1 | 1 | Parameters: [X] do not exist in the",
        "--template nowhere.yaml | 1 | nowhere.yaml does not exist",
      })
  void wrongUsage_isOneLineAndAnExitCode(String arguments, int exitCode, String message) {
    StringWriter err = new StringWriter();

    int result =
        LocalCommand.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute(arguments.split(" ", -1));

    assertThat(result).isEqualTo(exitCode);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("efs-share local: ")
        .contains(message);
  }

  @Test
  void help_namesEveryOption() {
    StringWriter out = new StringWriter();

    int result = LocalCommand.commandLine().setOut(new PrintWriter(out, true)).execute("--help");

    assertThat(result).isZero();
    assertThat(out.toString())
        .contains("--port", "--mount", "--memory-scale", "--state", "--template")
        .contains("--parameter=NAME=VALUE", "--variable=NAME=VALUE", "Exit codes");
  }

  private Process startStack() throws IOException {
    TestStack.options(folder);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Defs-share.home=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            LocalCommand.class.getName(),
            "--port",
            "0",
            "--parameter",
            "Prefix=mine")
        .redirectError(ProcessBuilder.Redirect.to(new File("/dev/null")))
        .start();
  }

  /** Starts a request that takes longer than any test; answers the processes of the stack. */
  private static List<ProcessHandle> startEnvironment(Process stack, String invocationType)
      throws Exception {
    URI invocations =
        awaitLambda(stack.inputReader()).resolve("/2015-03-31/functions/MainFunction/invocations");
    HttpRequest request =
        HttpRequest.newBuilder(invocations)
            .header("X-Amz-Invocation-Type", invocationType)
            .POST(BodyPublishers.ofString(TestStack.order("sleep", "600000")))
            .build();
    CompletableFuture<?> answer =
        HttpClient.newHttpClient().sendAsync(request, BodyHandlers.discarding());
    // one is the guard that ends the others
    await("an environment", () -> stack.children().count() == 2);
    if (invocationType.equals("Event")) {
      answer.get(30, TimeUnit.SECONDS);
    } else {
      assertThat(answer).isNotDone();
    }
    return stack.children().toList();
  }

  private static String rest(Process stack) throws IOException {
    StringWriter rest = new StringWriter();
    stack.inputReader().transferTo(rest);
    return rest.toString();
  }

  private static URI awaitLambda(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher lambda = LAMBDA.matcher(line);
      if (lambda.find()) {
        return URI.create(lambda.group(1));
      }
    }
    throw new AssertionError("The stack ended without telling its address");
  }
}
