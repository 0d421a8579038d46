package dev.efsshare.console;

import dev.efsshare.local.LocalStack;
import dev.efsshare.local.LocalStackOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One stack with its console for all tests, given to them as a parameter. */
final class RunningConsole implements AutoCloseable {

  private static final String MODEL = "langdetect-183.bin";

  private final Path folder;
  private final LocalStack stack;

  private RunningConsole() {
    try {
      this.folder = Files.createTempDirectory("efs-share-console");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    this.stack =
        LocalStack.start(
            LocalStackOptions.forProject(Path.of(".."))
                .withState(folder.resolve("state"))
                .withPorts(0, 0, 0)
                .withConsole(0));
  }

  URI page() {
    return stack.console().orElseThrow();
  }

  URI api() {
    return stack.api();
  }

  LocalStack stack() {
    return stack;
  }

  /** The language model, 10.5 MB: goes to the bucket. */
  Path model() throws IOException {
    Path file = folder.resolve(MODEL);
    try (InputStream in = RunningConsole.class.getResourceAsStream("/" + MODEL)) {
      Files.write(file, Objects.requireNonNull(in, MODEL).readAllBytes());
    }
    return file;
  }

  /** A file of random bytes. */
  Path file(String name, int size) throws IOException {
    byte[] content = new byte[size];
    ThreadLocalRandom.current().nextBytes(content);
    return Files.write(folder.resolve(name), content);
  }

  @Override
  public void close() throws IOException {
    stack.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Starts the stack with the first test that asks, and closes it after the last of all. */
  static final class Shared implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == RunningConsole.class;
    }

    @Override
    public RunningConsole resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(
              RunningConsole.class, type -> new RunningConsole(), RunningConsole.class);
    }
  }
}
