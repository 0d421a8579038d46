package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What one crash leaves of a {@link CrashDisk}. */
final class Survivors {
  private static final int SECTOR_BYTES = 512;

  private final Loss loss;
  private final SplittableRandom random;
  private final Set<DiskNode> settled = new HashSet<>();
  private final Map<DiskNode, Path> rebuilt = new HashMap<>();

  Survivors(Loss loss, SplittableRandom random) {
    this.loss = loss;
    this.random = random;
  }

  /** Decides what lasts, from the root downwards. */
  void settle(DiskNode node) {
    if (!settled.add(node)) {
      return;
    }
    switch (node) {
      case DiskNode.Directory directory -> {
        directory.keep(some(directory.changes()));
        directory.entries().values().forEach(this::settle);
      }
      case DiskNode.File file -> file.keep(ofWrites(file.writes()));
      case DiskNode.SymbolicLink link -> {
        // Its name is all there is to lose.
      }
    }
  }

  private <E> List<E> some(List<E> all) {
    return switch (loss) {
      case NOTHING -> all;
      case EVERYTHING -> List.of();
      case RANDOM_PART -> all.stream().filter(e -> random.nextBoolean()).toList();
    };
  }

  private List<DiskNode.File.Write> ofWrites(List<DiskNode.File.Write> writes) {
    if (loss != Loss.RANDOM_PART) {
      return some(writes);
    }
    List<DiskNode.File.Write> surviving = new ArrayList<>();
    for (DiskNode.File.Write write : writes) {
      ByteBuffer content = write.content();
      if (content == null) {
        surviving.addAll(some(List.of(write)));
      } else {
        addSectors(write.position(), content, surviving);
      }
    }
    return surviving;
  }

  /** Sectors that were written back; and, on its own, the length, with zeros where none was. */
  private void addSectors(long position, ByteBuffer content, List<DiskNode.File.Write> surviving) {
    int length = content.remaining();
    if (random.nextBoolean() && length > 0) {
      surviving.add(new DiskNode.File.Write(position + length - 1, ByteBuffer.allocate(1)));
    }
    for (int from = 0; from < length; from += SECTOR_BYTES) {
      if (random.nextBoolean()) {
        ByteBuffer sector = content.slice(from, Math.min(SECTOR_BYTES, length - from));
        surviving.add(new DiskNode.File.Write(position + from, sector));
      }
    }
  }

  /** Makes a tree what it is to be. */
  void rebuild(DiskNode.Directory tree, Path root) throws IOException {
    clear(root);
    fill(tree, root);
  }

  private void fill(DiskNode.Directory directory, Path path) throws IOException {
    for (Map.Entry<String, DiskNode> entry : directory.entries().entrySet()) {
      make(entry.getValue(), path.resolve(entry.getKey()));
    }
    // Last: the mode may forbid what was done before.
    directory.restoreMode(path);
  }

  private void make(DiskNode node, Path path) throws IOException {
    Path other = rebuilt.putIfAbsent(node, path);
    switch (node) {
      case DiskNode.Directory directory -> fill(directory, Files.createDirectory(path));
      case DiskNode.SymbolicLink link -> Files.createSymbolicLink(path, link.target());
      case DiskNode.File file -> {
        if (other == null) {
          Files.write(path, file.content());
          file.restoreMode(path);
        } else {
          Files.createLink(path, other);
        }
      }
    }
  }

  private static void clear(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            if (!directory.equals(root)) {
              Files.delete(directory);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
