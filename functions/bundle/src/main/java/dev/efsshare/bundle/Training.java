package dev.efsshare.bundle;

import dev.efsshare.local.LocalStack;
import dev.efsshare.local.LocalStackOptions;
import dev.efsshare.local.runtime.EnvironmentInfo;
import dev.efsshare.local.template.FunctionDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the functions of the bundles on the local stack, each in one environment that records what
 * it loads, through their cold starts and what first requests do.
 */
final class Training {
  private static final long PATIENCE_SECONDS = 60;

  private final Path project;
  private final Path folder;

  Training(Path project, Path folder) {
    this.project = project;
    this.folder = folder;
  }

  /** What was recorded of each bundle, by the bundle's folder. */
  Map<Path, Path> run(List<FunctionDeclaration> functions)
      throws IOException, InterruptedException {
    Map<Path, Path> recorded = new LinkedHashMap<>();
    LocalStackOptions options =
        LocalStackOptions.forProject(project)
            .withState(folder)
            .withPorts(0, 0, 0)
            .withParameter("Runtime", "aot");
    for (FunctionDeclaration function : functions) {
      Path recording = folder.resolve(function.logicalId() + ".aotconf");
      recorded.put(function.code(), recording);
      options =
          options.withVariable(
              function.logicalId(),
              "JAVA_TOOL_OPTIONS",
              String.join(" ", Launch.WITHOUT_PROFILES)
                  + " -Ddev.efsshare.training=true -XX:AOTMode=record -XX:AOTConfiguration=\""
                  + recording
                  + "\"");
    }
    try (LocalStack stack = LocalStack.start(options);
        FirstRequests requests = new FirstRequests(stack)) {
      requests.send();
      endInOrder(stack.environments(), functions.size());
    }
    for (Path recording : recorded.values()) {
      if (Files.notExists(recording)) {
        throw new IOException(
            "nothing was recorded in " + recording + "; see the logs in " + folder);
      }
    }
    return recorded;
  }

  /** A JVM writes what it recorded when it is asked to end, not when it is killed. */
  private static void endInOrder(List<EnvironmentInfo> environments, int functions)
      throws IOException, InterruptedException {
    if (environments.size() != functions) {
      throw new IOException("not one environment of each function: " + environments);
    }
    for (EnvironmentInfo environment : environments) {
      ProcessHandle process = ProcessHandle.of(environment.pid()).orElseThrow();
      process.destroy();
      try {
        process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new IOException("does not end: " + environment, e);
      }
    }
  }
}
