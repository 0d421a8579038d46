package dev.efsshare.reliability.fulldisk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mount namespace of its own for the campaign: what it mounts nobody else sees, and it is gone
 * with the process, however that ends. Without root it comes with a user namespace. No state.
 */
final class Namespace {
  private static final List<List<String>> WAYS =
      List.of(List.of("unshare", "--mount"), List.of("unshare", "--map-root-user", "--mount"));

  private Namespace() {}

  /** The command that starts a program in a namespace in which it may mount; empty if none does. */
  static Optional<List<String>> find() throws InterruptedException {
    for (List<String> way : WAYS) {
      List<String> attempt = new ArrayList<>(way);
      String mountPoint = System.getProperty("java.io.tmpdir");
      attempt.addAll(List.of("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mountPoint));
      if (Shell.run(attempt.toArray(String[]::new)).succeeded()) {
        return Optional.of(way);
      }
    }
    return Optional.empty();
  }

  /** Runs a main class of this class path there, with this process's terminal. */
  static int run(List<String> way, String mainClass, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(way);
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
