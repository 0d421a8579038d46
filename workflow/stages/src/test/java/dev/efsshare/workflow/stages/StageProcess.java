package dev.efsshare.workflow.stages;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.efsshare.functions.testing.FakeContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A stage in a process of its own, with the environment of a function. */
final class StageProcess {
  private StageProcess() {}

  /** Invokes the handler that is named, with the payload that comes on standard input. */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    RequestStreamHandler handler =
        Class.forName(arguments[0])
            .asSubclass(RequestStreamHandler.class)
            .getConstructor()
            .newInstance();
    handler.handleRequest(System.in, System.out, FakeContext.of("stage-lambda"));
  }

  /** Starts one that has so much heap. */
  static Process start(
      Class<?> handler, int heapMegabytes, byte[] payload, Map<String, String> variables, Path out)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StageProcess.class.getName(),
                handler.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(variables);
    Process process = builder.redirectOutput(out.toFile()).redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(payload);
    }
    return process;
  }
}
