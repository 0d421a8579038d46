package dev.efsshare.nio;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentChecksum;
import dev.efsshare.ContentSummary;
import dev.efsshare.Durability;
import dev.efsshare.PublishOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts content into a temporary file chunk by chunk, inside its limits. Appending, which hashes, is
 * for one thread at a time; writing at positions for many.
 */
final class ContentWriter {
  private final TempFile temp;
  private final Durability durability;
  private final TransferLimits limits;
  private final ChecksumCalculator calculator;
  private final AtomicLong end = new AtomicLong();

  ContentWriter(Path target, PublishOptions options, TempFile temp) {
    this.temp = temp;
    this.durability = options.durability();
    this.limits = new TransferLimits(target, options);
    this.calculator = ChecksumCalculator.of(algorithms(options));
  }

  /** Those asked for and those that the expected content is known by. */
  private static Set<ChecksumAlgorithm> algorithms(PublishOptions options) {
    EnumSet<ChecksumAlgorithm> all = EnumSet.copyOf(options.checksums());
    ContentSummary expected = options.expected();
    if (expected != null) {
      expected.checksums().stream().map(ContentChecksum::algorithm).forEach(all::add);
    }
    return all;
  }

  TransferLimits limits() {
    return limits;
  }

  /** The highest end of any write, in bytes. */
  long sizeBytes() {
    return end.get();
  }

  /** Ends the hashing of what was appended. */
  ContentSummary summary() {
    return calculator.finish();
  }

  void append(InputStream content) throws IOException {
    byte[] chunk = new byte[TempFile.CHUNK_BYTES];
    for (int n = fill(chunk, content); n > 0; n = fill(chunk, content)) {
      append(ByteBuffer.wrap(chunk, 0, n));
    }
  }

  /** Fills the chunk or reaches the end; a source that trickles meets the deadline all the same. */
  private int fill(byte[] chunk, InputStream content) throws IOException {
    int filled = 0;
    while (filled < chunk.length) {
      limits.checkTime();
      int n = content.read(chunk, filled, chunk.length - filled);
      if (n < 0) {
        break;
      }
      filled += n;
    }
    return filled;
  }

  void append(ByteBuffer content) throws IOException {
    limits.checkSize(sizeBytes(), content.remaining());
    forEachChunk(
        content,
        chunk -> {
          calculator.update(chunk.duplicate());
          int bytes = chunk.remaining();
          temp.write(sizeBytes(), chunk, durability);
          end.addAndGet(bytes);
        });
  }

  void writeAt(long position, ByteBuffer content) throws IOException {
    limits.checkSize(position, content.remaining());
    int start = content.position();
    forEachChunk(
        content,
        chunk -> {
          long at = position + (content.position() - start);
          int bytes = chunk.remaining();
          temp.write(at, chunk, durability);
          end.accumulateAndGet(at + bytes, Math::max);
        });
  }

  @FunctionalInterface
  private interface ChunkWriter {
    void write(ByteBuffer chunk) throws IOException;
  }

  private void forEachChunk(ByteBuffer content, ChunkWriter writer) throws IOException {
    limits.checkTime();
    while (content.hasRemaining()) {
      int bytes = Math.min(content.remaining(), TempFile.CHUNK_BYTES);
      writer.write(content.slice(content.position(), bytes));
      content.position(content.position() + bytes);
      limits.checkTime();
    }
  }
}
