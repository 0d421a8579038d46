package dev.efsshare.benchmarks.comparison.functions;

import dev.efsshare.local.LocalStack;
import dev.efsshare.local.LocalStackException;
import dev.efsshare.local.LocalStackOptions;
import dev.efsshare.local.runtime.EnvironmentInfo;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The functions of template.yaml as the local stack runs them: it starts each once, and how it did
 * that is read from the process, so that this is its command line and no copy of it. Needs Linux.
 *
 * <p>The stack stays, idle, until this is closed, since its processes' files are deleted with it.
 */
public final class JavaFunctions implements AutoCloseable {
  private static final String PRODUCER = "ProducerFunction";
  private static final String CONSUMER = "ConsumerFunction";

  private final LocalStack stack;
  private final Map<String, LaunchPlan> plans = new LinkedHashMap<>();

  private JavaFunctions(LocalStack stack) {
    this.stack = stack;
  }

  /**
   * Deploys the functions.
   *
   * @param options the stack; its ports and idle time are set here
   * @return the functions; close them
   * @throws LocalStackException if they cannot be started; the message says what is missing
   * @throws IOException if they cannot be started
   * @throws InterruptedException if interrupted
   */
  public static JavaFunctions deploy(LocalStackOptions options)
      throws IOException, InterruptedException {
    JavaFunctions functions =
        new JavaFunctions(
            LocalStack.start(options.withPorts(0, 0, 0).withIdleTime(Duration.ofDays(1))));
    try (HttpClient http = HttpClient.newHttpClient()) {
      functions.plan(http, PRODUCER, "/health");
      functions.plan(http, CONSUMER, "/files?key=models/none");
      return functions;
    } catch (IOException | InterruptedException | RuntimeException e) {
      functions.close();
      throw e;
    }
  }

  /**
   * How the producer is started.
   *
   * @return the plan
   */
  public LaunchPlan producer() {
    return plan(PRODUCER);
  }

  /**
   * How the consumer is started.
   *
   * @return the plan
   */
  public LaunchPlan consumer() {
    return plan(CONSUMER);
  }

  @Override
  public void close() {
    stack.close();
  }

  private LaunchPlan plan(String logicalId) {
    LaunchPlan plan = plans.get(logicalId);
    if (plan == null) {
      throw new IllegalStateException(logicalId + " was not started");
    }
    return plan;
  }

  /** Any answer will do: the process is there after it. */
  private void plan(HttpClient http, String logicalId, String path)
      throws IOException, InterruptedException {
    http.send(HttpRequest.newBuilder(stack.api().resolve(path)).build(), BodyHandlers.discarding());
    String name = stack.functionName(logicalId);
    EnvironmentInfo started =
        stack.environments().stream()
            .filter(environment -> environment.function().equals(name))
            .findFirst()
            .orElseThrow(() ->
                new IOException(
                    "%s did not start; its log is below %s".formatted(logicalId, stack.logs())));
    plans.put(logicalId, planOf(started.pid()));
  }

  private static LaunchPlan planOf(long pid) throws IOException {
    Path process = Path.of("/proc/" + pid);
    Map<String, String> environment = new LinkedHashMap<>();
    for (String variable : texts(process.resolve("environ"))) {
      int equals = variable.indexOf('=');
      environment.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    Path directory =
        Path.of(Objects.requireNonNull(environment.get("LAMBDA_TASK_ROOT"), "LAMBDA_TASK_ROOT"));
    List<String> command = texts(process.resolve("cmdline"));
    Path bootstrap = directory.resolve("bootstrap");
    if (!Files.isExecutable(bootstrap)) {
      return new LaunchPlan(command, environment, directory);
    }
    if (command.stream().noneMatch(argument -> argument.startsWith("-XX:AOTCache="))) {
      throw new IOException(
          "%s starts without its AOT cache; the log of the function says why".formatted(bootstrap));
    }
    // what runs has taken the place of the script that Lambda starts
    return new LaunchPlan(List.of(bootstrap.toString()), environment, directory);
  }

  private static List<String> texts(Path file) throws IOException {
    String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return new ArrayList<>(Arrays.asList(all.split("\0")));
  }
}
