package dev.efsshare.nio;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentSummary;
import dev.efsshare.FilePublisher;
import dev.efsshare.spi.PublicationListener;
import dev.efsshare.spi.StorageSync;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the parts of {@link FilePublisherContract} have in common. */
interface PublisherContract {
  int MIB = 1 << 20;

  /** An empty directory. */
  Path folder();

  /** A publisher whose root is a directory of the same file system as the folder. */
  FilePublisher publisher(Path root, StorageSync sync, PublicationListener listener);

  default FilePublisher publisher() {
    return publisher(folder(), new ForcingStorageSync(), PublicationListener.NONE);
  }

  /** A relative path of the folder's file system. */
  default Path path(String name) {
    return folder().getFileSystem().getPath(name);
  }

  default Path inFolder(String name) {
    return folder().resolve(name);
  }

  /** Everything below the folder, relative to it. */
  default List<String> names() throws IOException {
    try (Stream<Path> all = Files.walk(folder())) {
      return all.filter(p -> !p.equals(folder()))
          .map(p -> folder().relativize(p).toString())
          .sorted()
          .toList();
    }
  }

  default Path onlyTemporary() throws IOException {
    List<String> found =
        names().stream().filter(n -> path(n).getFileName().toString().startsWith(".tmp-")).toList();
    if (found.size() != 1) {
      throw new AssertionError("one temporary file expected: " + found);
    }
    return inFolder(found.getFirst());
  }

  static ByteBuffer buffer(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  static ContentSummary summary(byte[] content) {
    ChecksumCalculator calculator = ChecksumCalculator.of(Set.of(ChecksumAlgorithm.SHA_256));
    calculator.update(ByteBuffer.wrap(content));
    return calculator.finish();
  }

  static ContentSummary summary(String text) {
    return summary(text.getBytes(StandardCharsets.UTF_8));
  }
}
