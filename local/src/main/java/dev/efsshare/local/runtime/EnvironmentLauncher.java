package dev.efsshare.local.runtime;

import dev.efsshare.local.template.FunctionDeclaration;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Starts environments of one function, whose code is deployed when the launcher is made. */
final class EnvironmentLauncher {

  private final FunctionDeclaration function;
  private final RuntimeSettings settings;
  private final OrphanGuard guard;
  private final Path taskRoot;
  private final DeployedCode code;

  EnvironmentLauncher(
      FunctionDeclaration function,
      RuntimeSettings settings,
      RuntimeInterfaceClient client,
      OrphanGuard guard)
      throws IOException {
    this.function = function;
    this.settings = settings;
    this.guard = guard;
    this.taskRoot = settings.work().resolve("task").resolve(function.logicalId());
    this.code = DeployedCode.of(function, client, taskRoot);
  }

  FunctionDeclaration function() {
    return function;
  }

  /** Memory the function is given, MiB: {@code MemorySize} by the scale. */
  int memoryMb() {
    return (int) Math.ceil(function.memoryMb() * settings.memoryScale());
  }

  /** Starts a process. It is running, but has not asked for work, when this returns. */
  Environment launch() throws IOException {
    RuntimeApi api = RuntimeApi.start(function.timeout());
    try {
      LogStream log = LogStream.create(settings.logs(), function);
      PlatformLog platform = platformLog(log);
      platform.initStart();
      Path temporary = settings.work().resolve("tmp").resolve(UUID.randomUUID().toString());
      Files.createDirectories(temporary);
      Process process = start(api, log, temporary);
      guard.adopt(process);
      return new Environment(function, memoryMb(), process, api, log, platform, temporary);
    } catch (IOException | RuntimeException e) {
      api.close();
      throw e;
    }
  }

  private PlatformLog platformLog(LogStream log) {
    return function.log().json()
        ? new JsonPlatformLog(function, memoryMb(), log)
        : new TextPlatformLog(log);
  }

  private Process start(RuntimeApi api, LogStream log, Path temporary) throws IOException {
    Map<String, String> variables = variables(api, log, temporary);
    ProcessBuilder builder =
        new ProcessBuilder(code.command(memoryMb(), temporary, variables))
            .directory(taskRoot.toFile())
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.file().toFile()));
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(variables);
    return builder.start();
  }

  private Map<String, String> variables(RuntimeApi api, LogStream log, Path temporary) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    variables.put("LANG", "en_US.UTF-8");
    // Lambda's LANG is not installed everywhere, and without it a JVM takes file names for ASCII
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("TZ", ":UTC");
    variables.putAll(settings.variables());
    function.environment().forEach((name, value) -> variables.put(name, onMount(value)));
    variables.putAll(code.variables(temporary));
    variables.putAll(reserved(api, log));
    if (function.log().json()) {
      variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
      function.log().applicationLevel().ifPresent(l -> variables.put("AWS_LAMBDA_LOG_LEVEL", l));
    }
    return variables;
  }

  private Map<String, String> reserved(RuntimeApi api, LogStream log) {
    return Map.ofEntries(
        Map.entry("_HANDLER", function.handler()),
        Map.entry("AWS_REGION", settings.region()),
        Map.entry("AWS_DEFAULT_REGION", settings.region()),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(memoryMb())),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", function.log().group()),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", log.name()),
        Map.entry("AWS_LAMBDA_RUNTIME_API", api.hostAndPort()),
        Map.entry("LAMBDA_TASK_ROOT", taskRoot.toString()),
        Map.entry("LAMBDA_RUNTIME_DIR", settings.work().resolve("runtime").toString()));
  }

  /** A path below the file system's mount point leads to the local folder that stands for it. */
  private String onMount(String value) {
    return function
        .mountPath()
        .filter(mount -> value.equals(mount) || value.startsWith(mount + "/"))
        .map(mount -> settings.mount() + value.substring(mount.length()))
        .orElse(value);
  }
}
