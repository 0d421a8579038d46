package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which files are open, by what the file system below identifies a file by. */
final class OpenFiles {
  private final Map<Long, Object> keys = new ConcurrentHashMap<>();

  /** The file that a name leads to; empty if there is none, or no identity. */
  static Optional<Object> fileAt(Path path, LinkOption... options) throws IOException {
    try {
      return Optional.ofNullable(
          Files.readAttributes(path, BasicFileAttributes.class, options).fileKey());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Whether a name is the only one of its file, as far as the file system tells. */
  static boolean isOnlyName(Path path) throws IOException {
    try {
      return ((Number) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS)).intValue()
          <= 1;
    } catch (NoSuchFileException e) {
      return false;
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return true;
    }
  }

  /** After a file was opened. */
  void opened(Call.Opening call) throws IOException {
    Optional<Object> file = fileAt(call.path());
    if (file.isPresent()) {
      keys.put(call.handle(), file.get());
    }
  }

  void closed(long handle) {
    keys.remove(handle);
  }

  boolean isOpen(Object file) {
    return keys.containsValue(file);
  }

  List<Long> handlesOf(Object file) {
    return keys.entrySet().stream()
        .filter(entry -> entry.getValue().equals(file))
        .map(Map.Entry::getKey)
        .toList();
  }
}
