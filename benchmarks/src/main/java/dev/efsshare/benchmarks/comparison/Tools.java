package dev.efsshare.benchmarks.comparison;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The programs that are compared with. Immutable.
 *
 * @param python the interpreter, with boto3
 * @param openssl for {@code dgst}
 * @param dd GNU's
 */
record Tools(Tool python, Tool openssl, Tool dd) {
  private static final String PYTHON =
      """
      import boto3, botocore, hashlib, platform, ssl, sys
      print(sys.executable)
      print("Python %s, boto3 %s, %s" % (platform.python_version(), boto3.__version__, ssl.OPENSSL_VERSION))
      """;

  /**
   * A program.
   *
   * @param name for people
   * @param program to start; empty if it is not there
   * @param version one line
   * @param missing why it cannot be used, and the way out; empty if it can
   */
  record Tool(String name, String program, String version, String missing) {
    boolean found() {
      return missing.isEmpty();
    }
  }

  static Tools find() throws IOException, InterruptedException {
    return new Tools(findPython(), tool("openssl", "version"), tool("dd", "--version"));
  }

  /** The interpreter itself: what a version manager puts on the path costs a start of its own. */
  private static Tool findPython() throws IOException, InterruptedException {
    List<String> lines = output("python3", "-c", PYTHON);
    return lines.size() == 2
        ? new Tool("python", lines.getFirst(), lines.getLast(), "")
        : new Tool(
            "python",
            "",
            "",
            "there is no python3 with boto3 on the PATH; python3 -m pip install boto3");
  }

  private static Tool tool(String name, String versionOption)
      throws IOException, InterruptedException {
    List<String> lines = output(name, versionOption);
    return lines.isEmpty()
        ? new Tool(name, "", "", "there is no %s on the PATH; install it".formatted(name))
        : new Tool(name, name, lines.getFirst(), "");
  }

  /** What a program prints; nothing if it fails or is not there. */
  static List<String> output(String... command) throws IOException, InterruptedException {
    if (!isOnPath(command[0])) {
      return List.of();
    }
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines = process.inputReader().readAllLines();
    return process.waitFor() == 0 ? lines : List.of();
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv("PATH");
    return path != null
        && List.of(path.split(File.pathSeparator)).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
  }
}
