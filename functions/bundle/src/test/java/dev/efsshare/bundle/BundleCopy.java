package dev.efsshare.bundle;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;

/** A built bundle, of which a test changes one file: that one is copied, the others are links. */
final class BundleCopy {
  static final Path BUILT = Path.of("target").toAbsolutePath();
  static final String JAR = "lib/function.jar";
  static final String CACHE = "aot/function.aot";
  static final String JVM = "runtime/lib/server/libjvm.so";
  static final String BOOTSTRAP = "bootstrap";

  private final Path folder;

  private BundleCopy(Path folder) {
    this.folder = folder;
  }

  /** A copy of a function's bundle. */
  static BundleCopy of(String function, Path folder) throws IOException {
    Path built = BUILT.resolve(function);
    for (Path file : Folders.tree(built)) {
      Path target = folder.resolve(built.relativize(file));
      if (Files.isDirectory(file)) {
        Files.createDirectories(target);
      } else {
        Files.createLink(target, file);
      }
    }
    return new BundleCopy(folder);
  }

  Path folder() {
    return folder;
  }

  void delete(String name) throws IOException {
    Files.delete(folder.resolve(name));
  }

  /** Bytes after the end, which neither archives nor libraries mind. */
  void append(String name) throws IOException {
    Files.write(own(name), new byte[10], StandardOpenOption.APPEND);
  }

  void truncate(String name, int percent) throws IOException {
    Path file = own(name);
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(open.length() / 100 * percent);
    }
  }

  /** Another text of the same length, at its first place. */
  void replace(String name, String old, String text) throws IOException {
    Path file = own(name);
    byte[] head = new byte[4096];
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      int length = Math.max(open.read(head), 0);
      String found = new String(head, 0, length, StandardCharsets.ISO_8859_1);
      if (!found.contains(old) || old.length() != text.length()) {
        throw new IOException("no '" + old + "' in the beginning of " + name);
      }
      open.seek(found.indexOf(old));
      open.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  void shiftTime(String name, int seconds) throws IOException {
    Path file = own(name);
    FileTime time = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(file, FileTime.from(time.toInstant().plusSeconds(seconds)));
  }

  /** Makes a file this copy's own; its time stays. */
  private Path own(String name) throws IOException {
    Path file = folder.resolve(name);
    Path copy = folder.resolve(name + ".own");
    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
    return file;
  }
}
