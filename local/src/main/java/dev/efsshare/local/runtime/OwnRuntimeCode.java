package dev.efsshare.local.runtime;

import dev.efsshare.local.template.FunctionDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder whose {@code bootstrap} runs the function, as on {@code provided.al2023}. */
record OwnRuntimeCode(Path bootstrap) implements DeployedCode {

  static OwnRuntimeCode deploy(FunctionDeclaration function, Path root) throws IOException {
    Path source = function.code();
    if (!Files.isExecutable(source.resolve("bootstrap"))) {
      throw new NoSuchFileException(
          source.toString(),
          null,
          "the AOT bundle of "
              + function.logicalId()
              + " is not built (no executable bootstrap there); build it with ./mvnw -DskipTests"
              + " package");
    }
    delete(root);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        place(file, root.resolve(source.relativize(file)));
      }
    }
    return new OwnRuntimeCode(root.resolve("bootstrap"));
  }

  /**
   * Links instead of copying a hundred megabytes: a build replaces files and never changes them.
   * Both keep the time of the last change, by which a JVM knows the jar of its cache.
   */
  private static void place(Path file, Path target) throws IOException {
    if (Files.isDirectory(file)) {
      Files.createDirectories(target);
      return;
    }
    try {
      Files.createLink(target, file);
    } catch (IOException | UnsupportedOperationException e) {
      // another file system, or one without links
      Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public List<String> command(int memoryMb, Path temporary, Map<String, String> variables) {
    return List.of(bootstrap.toString());
  }

  /** An environment on Lambda has a {@code /tmp} of its own; here they would share it. */
  @Override
  public Map<String, String> variables(Path temporary) {
    return Map.of("TMPDIR", temporary.toString());
  }
}
