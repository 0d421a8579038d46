package dev.efsshare.workflow.runner.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The packages of {@code workflow/engine}: fetched by {@code npm ci} when they are not those of its
 * {@code package-lock.json}. Several processes may ask at once; one fetches, the others wait.
 */
final class EnginePackages {
  /** The first version of Node that the engine was tried with. */
  private static final int OLDEST_NODE = 20;

  private final Path folder;

  private EnginePackages(Path folder) {
    this.folder = folder;
  }

  static EnginePackages of(Path project) {
    return new EnginePackages(project.resolve("workflow").resolve("engine").toAbsolutePath());
  }

  /** The folder in which {@code node run.mjs} works from now on. */
  Path install() {
    requireNode();
    Path lock = folder.resolve("package-lock.json");
    Path installed = folder.resolve("node_modules").resolve(".installed-lock.json");
    try (FileChannel gate =
            FileChannel.open(lock, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var _ = gate.lock()) {
      if (Files.notExists(installed) || Files.mismatch(lock, installed) >= 0) {
        fetch();
        Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
      }
      return folder;
    } catch (IOException e) {
      throw new EngineException("the packages of " + folder + " cannot be checked: " + e, e);
    }
  }

  private void requireNode() {
    String version = CommandOutput.of(folder, List.of("node", "--version"), "node");
    int major = Integer.parseInt(version.strip().replaceFirst("^v", "").split("\\.", 2)[0]);
    if (major < OLDEST_NODE) {
      throw new EngineException(
          "node on the PATH is %s; state machines need Node.js %d or newer: https://nodejs.org"
              .formatted(version.strip(), OLDEST_NODE));
    }
  }

  private void fetch() {
    CommandOutput.of(
        folder, List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"), "npm");
  }
}
