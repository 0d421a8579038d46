package dev.efsshare.local.cli;

import static dev.efsshare.local.TestStack.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.local.TestStack;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own. */
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
  void variable_onTheCommandLine_isEveryFunctions() throws Exception {
    Process stack = startStack("--variable", "DATA_DIR=a=b", "--variable", "OTHER_DIR=");
    URI lambda = awaitLambda(stack.inputReader());

    assertThat(variable(lambda, "MainFunction", "DATA_DIR")).isEqualTo("\"a=b\"");
    assertThat(variable(lambda, "ModernFunction", "OTHER_DIR")).isEqualTo("\"\"");
    stack.toHandle().destroy();
    assertThat(stack.waitFor(30, TimeUnit.SECONDS)).isTrue();
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

  private Process startStack(String... arguments) throws IOException {
    TestStack.options(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Defs-share.home=" + folder);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LocalCommand.class.getName());
    command.addAll(List.of("--port", "0", "--parameter", "Prefix=mine"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.to(new File("/dev/null")))
        .start();
  }

  /** What a function sees as a variable, as JSON. */
  private static String variable(URI lambda, String function, String name) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(lambda.resolve("/2015-03-31/functions/" + function + "/invocations"))
            .POST(BodyPublishers.ofString(TestStack.order("variable", name)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    }
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
