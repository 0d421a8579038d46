package dev.efsshare.store;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentSummary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The content of generations. */
record Contents(StoreLayout layout) {
  private static final int CHUNK_BYTES = 1 << 20;

  /**
   * Whether content is what its record says.
   *
   * @param thorough false to compare the size alone, by one stat; true to read everything
   * @throws dev.efsshare.DeadlineExceededException if the limit passed while everything was read
   */
  boolean isIntact(FileRecord record, boolean thorough, TimeLimit limit) throws IOException {
    Path content = layout.content(record.fileId());
    Optional<Long> size = FreshLook.at(layout.objects(), content, Files::size);
    if (size.isEmpty() || size.get() != record.content().sizeBytes()) {
      return false;
    }
    return !thorough
        || FreshLook.once(content, path -> hasSha256(path, record, limit)).orElse(false);
  }

  private static boolean hasSha256(Path content, FileRecord record, TimeLimit limit)
      throws IOException {
    return summarise(content, Set.of(ChecksumAlgorithm.SHA_256), limit)
        .sha256()
        .equals(record.content().sha256());
  }

  /**
   * Reads content to its end and summarises it, unless that takes too long.
   *
   * @throws dev.efsshare.DeadlineExceededException if the limit passed
   */
  static ContentSummary summarise(Path content, Set<ChecksumAlgorithm> checksums, TimeLimit limit)
      throws IOException {
    ChecksumCalculator calculator = ChecksumCalculator.of(checksums);
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    try (SeekableByteChannel in = Files.newByteChannel(content)) {
      while (in.read(chunk) >= 0) {
        calculator.update(chunk.flip());
        chunk.clear();
        limit.check();
      }
    }
    return calculator.finish();
  }
}
