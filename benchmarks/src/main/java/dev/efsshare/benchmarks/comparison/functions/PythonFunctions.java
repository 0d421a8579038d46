package dev.efsshare.benchmarks.comparison.functions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The functions that one would write in Python with boto3 and hashlib: the same requests, the same
 * Runtime API. Thread-safe.
 */
public final class PythonFunctions {
  private static final List<String> FILES = List.of("runtime.py", "producer.py", "consumer.py");
  private static final Set<String> OF_JAVA = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

  private final Path python;
  private final Path folder;
  private final Map<String, String> environment;

  private PythonFunctions(Path python, Path folder, Map<String, String> environment) {
    this.python = python;
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Deploys them.
   *
   * @param python the interpreter
   * @param folder where to; made
   * @param variables of a function of ours, which these get as well
   * @return the functions
   * @throws IOException if the folder cannot be written
   */
  public static PythonFunctions deploy(Path python, Path folder, Map<String, String> variables)
      throws IOException {
    Files.createDirectories(folder);
    for (String file : FILES) {
      try (InputStream source = PythonFunctions.class.getResourceAsStream("/" + resource(file))) {
        if (source == null) {
          throw new IOException("not on the class path: " + resource(file));
        }
        Files.copy(source, folder.resolve(file));
      }
    }
    Map<String, String> environment = new LinkedHashMap<>(variables);
    environment.keySet().removeAll(OF_JAVA);
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_python");
    environment.put("LAMBDA_TASK_ROOT", folder.toString());
    return new PythonFunctions(python, folder, environment);
  }

  /**
   * How the producer is started.
   *
   * @return the plan
   */
  public LaunchPlan producer() {
    return plan("producer.handler");
  }

  /**
   * How the consumer is started.
   *
   * @return the plan
   */
  public LaunchPlan consumer() {
    return plan("consumer.handler");
  }

  private LaunchPlan plan(String handler) {
    List<String> command = List.of(python.toString(), folder.resolve("runtime.py").toString());
    return new LaunchPlan(command, environment, folder).with("_HANDLER", handler);
  }

  private static String resource(String file) {
    return "dev/efsshare/benchmarks/comparison/python/" + file;
  }
}
