package dev.efsshare.reliability.fulldisk;

import java.nio.file.Path;
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

  /** A main class of this class path, about to be started there. */
  static ProcessBuilder command(List<String> way, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>(way);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }
}
