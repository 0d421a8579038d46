package dev.efsshare.local;

import dev.efsshare.local.logs.LogFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of one running stack, held by a lock so that two stacks never share it. */
final class StateFolder implements AutoCloseable {

  private final Path root;
  private final FileChannel lockFile;

  private StateFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /** Takes the folder, creating it when absent. */
  static StateFolder open(Path root) {
    Path lock = root.resolve("lock");
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(
              lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String owner = Files.readString(lock).strip();
        channel.close();
        throw inUse(root, owner);
      }
      channel.truncate(0);
      String pid = Long.toString(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
      StateFolder folder = new StateFolder(root, channel);
      folder.clearWork();
      return folder;
    } catch (IOException e) {
      throw new LocalStackException(
          "State folder %s cannot be used (%s); choose another with --state"
              .formatted(root, Causes.reason(e)),
          e);
    }
  }

  Path work() {
    return root.resolve("work");
  }

  LogFolder logs() {
    return LogFolder.of(root);
  }

  Path deadLetters() {
    return root.resolve("dead-letters");
  }

  Path objects() {
    return root.resolve("s3");
  }

  Path serverLog() {
    return root.resolve("stack.log");
  }

  /** Gives the folder free. Its content stays. */
  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new LocalStackException("Lock of " + root + " cannot be released", e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static LocalStackException inUse(Path root, String owner) {
    return new LocalStackException(
        "State folder %s is in use by another running stack (process %s); stop it, or choose another"
                .formatted(root, owner)
            + " with --state");
  }

  /** A stack that was killed leaves its environments' temporary files behind. */
  private void clearWork() throws IOException {
    if (Files.exists(work())) {
      try (Stream<Path> files = Files.walk(work())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
