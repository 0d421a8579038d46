package dev.efsshare.local.runtime;

import dev.efsshare.local.template.FunctionDeclaration;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A jar, run by this process's own JVM with the flags of AWS's managed Java runtime. */
record ManagedJavaCode(FunctionDeclaration function, RuntimeInterfaceClient client, Path jar)
    implements DeployedCode {

  /** Share of the memory that is Java heap, as on the managed runtime. */
  private static final double HEAP_SHARE = 0.85;

  /** Read by the JVM before its command line, which would override it. */
  private static final String TOOL_OPTIONS = "JAVA_TOOL_OPTIONS";

  static ManagedJavaCode deploy(
      FunctionDeclaration function, RuntimeInterfaceClient client, Path root) throws IOException {
    Files.createDirectories(root);
    Path jar = root.resolve("function.jar");
    try {
      Files.copy(function.code(), jar, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(
          function.code().toString(),
          null,
          "the code of "
              + function.logicalId()
              + " is not built; build it with ./mvnw -DskipTests package");
    }
    return new ManagedJavaCode(function, client, jar);
  }

  @Override
  public List<String> command(int memoryMb, Path temporary, Map<String, String> variables) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(defaults(memoryMb, variables.getOrDefault(TOOL_OPTIONS, "")));
    command.addAll(
        List.of(
            "-Xshare:auto",
            // what the client does natively is expected; without these every log would start with
            // warnings
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.io.tmpdir=" + temporary,
            "-D" + RuntimeInterfaceClient.LIBRARY_PROPERTY + "=" + client.nativeLibrary(),
            "-cp",
            jar + File.pathSeparator + client.classPath(),
            RuntimeInterfaceClient.MAIN,
            function.handler()));
    return command;
  }

  /** The managed runtime's flags, without those that the function decides for itself. */
  private static List<String> defaults(int memoryMb, String toolOptions) {
    long heapKb = (long) (memoryMb * 1024L * HEAP_SHARE);
    List<String> flags = new ArrayList<>();
    if (!toolOptions.contains("TieredStopAtLevel") && !toolOptions.contains("TieredCompilation")) {
      flags.add("-XX:+TieredCompilation");
      flags.add("-XX:TieredStopAtLevel=1");
    }
    flags.add("-XX:+UseSerialGC");
    flags.add("-XX:MaxHeapSize=" + heapKb + "k");
    return flags;
  }

  @Override
  public Map<String, String> variables(Path temporary) {
    return Map.of("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtime());
  }
}
