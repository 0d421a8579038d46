package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What stood in files before the writes that were not forced yet. By the name a file was opened by:
 * what was renamed meanwhile is not found again and keeps its content.
 */
final class UnforcedContent {
  private final Map<Path, Deque<Old>> older = new HashMap<>();

  private record Old(long position, ByteBuffer content) {}

  /** Around a write: remembers what it replaces. */
  synchronized void remember(Call.Transfer write) throws IOException {
    // Where nothing stood before, zeros do: the length of a file is kept apart from its content.
    ByteBuffer content = ByteBuffer.allocate(write.buffer().remaining());
    try (FileChannel file = FileChannel.open(write.path(), StandardOpenOption.READ)) {
      long position = write.position();
      while (content.hasRemaining() && file.read(content, position + content.position()) > 0) {
        // until the end of the range or of the file
      }
    } catch (NoSuchFileException e) {
      return;
    }
    older
        .computeIfAbsent(write.path(), path -> new ArrayDeque<>())
        .push(new Old(write.position(), content.clear()));
  }

  /** After a force that succeeded. */
  synchronized void forced(Path path) {
    older.remove(path);
  }

  /** Puts back what stood there; the file keeps its length. */
  synchronized void drop(Path path) throws IOException {
    Deque<Old> lost = older.remove(path);
    if (lost == null) {
      return;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      long size = file.size();
      for (Old old : lost) {
        put(old, size, file);
      }
    } catch (NoSuchFileException e) {
      // Renamed or deleted: not to be found by this name.
    }
  }

  private static void put(Old old, long size, FileChannel file) throws IOException {
    ByteBuffer content = old.content();
    // A write that failed or was short may have remembered more than there is.
    content.limit(Math.clamp(size - old.position(), 0, content.remaining()));
    while (content.hasRemaining()) {
      file.write(content, old.position() + content.position());
    }
  }
}
