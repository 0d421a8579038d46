package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@link CrashDisk} knows of a file: what was forced, and what happened since. */
abstract sealed class DiskNode {
  private @Nullable Set<PosixFilePermission> mode;

  /** Makes everything that happened last. */
  void force() {}

  /** Notes the mode that a name's file has now. */
  void mode(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")
        && !(this instanceof SymbolicLink)) {
      mode = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Gives a name's file the mode that was noted. */
  void restoreMode(Path path) throws IOException {
    if (mode != null) {
      Files.setPosixFilePermissions(path, mode);
    }
  }

  /** Names and what they lead to. */
  static final class Directory extends DiskNode {
    private final Map<String, DiskNode> forced = new TreeMap<>();
    private final Map<String, DiskNode> now = new TreeMap<>();
    private final List<Map<String, Optional<DiskNode>>> changes = new ArrayList<>();

    @Nullable DiskNode get(Path name) {
      return now.get(name.toString());
    }

    /** Names that change together or not at all; those that become free lead to nothing. */
    void change(Map<String, Optional<DiskNode>> entries) {
      changes.add(entries);
      apply(entries, now);
    }

    @Override
    void force() {
      keep(changes);
    }

    /** Makes some changes last and forgets the others. */
    void keep(List<Map<String, Optional<DiskNode>>> surviving) {
      for (Map<String, Optional<DiskNode>> change : surviving) {
        apply(change, forced);
      }
      changes.clear();
      now.clear();
      now.putAll(forced);
    }

    List<Map<String, Optional<DiskNode>>> changes() {
      return List.copyOf(changes);
    }

    Map<String, DiskNode> entries() {
      return now;
    }

    private static void apply(Map<String, Optional<DiskNode>> change, Map<String, DiskNode> names) {
      change.forEach((name, node) -> {
        names.remove(name);
        node.ifPresent(found -> names.put(name, found));
      });
    }
  }

  /** Content. */
  static final class File extends DiskNode {
    /** A write; without content, a change of length. */
    record Write(long position, @Nullable ByteBuffer content) {}

    private byte[] forced;
    private final List<Write> writes = new ArrayList<>();

    File(byte[] forced) {
      this.forced = forced;
    }

    static File unforced(byte[] content) {
      File file = new File(new byte[0]);
      file.write(0, ByteBuffer.wrap(content));
      return file;
    }

    void write(long position, ByteBuffer content) {
      byte[] bytes = new byte[content.remaining()];
      content.get(bytes);
      writes.add(new Write(position, ByteBuffer.wrap(bytes).asReadOnlyBuffer()));
    }

    void truncate(long length) {
      writes.add(new Write(length, null));
    }

    List<Write> writes() {
      return List.copyOf(writes);
    }

    byte[] content() {
      return forced;
    }

    @Override
    void force() {
      keep(List.copyOf(writes));
    }

    /** Makes some writes last and forgets the others. */
    void keep(List<Write> surviving) {
      for (Write write : surviving) {
        apply(write);
      }
      writes.clear();
    }

    private void apply(Write write) {
      int position = Math.toIntExact(write.position());
      ByteBuffer content = write.content();
      if (content == null) {
        forced = position < forced.length ? Arrays.copyOf(forced, position) : forced;
        return;
      }
      int end = position + content.remaining();
      forced = forced.length < end ? Arrays.copyOf(forced, end) : forced;
      content.duplicate().get(forced, position, content.remaining());
    }
  }

  /** A symbolic link, which never changes. */
  static final class SymbolicLink extends DiskNode {
    private final Path target;

    SymbolicLink(Path target) {
      this.target = target;
    }

    Path target() {
      return target;
    }
  }
}
