package dev.efsshare.nio;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentSummary;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/**
 * An open file whose bytes are hashed as they are fetched. It remembers that it could not be read,
 * whatever those to whom it is lent make of the error.
 *
 * <p>Long content is hashed beside whoever reads it, where a processor is free: there are two
 * buffers, of which one is being hashed and handed out while the other is filled.
 *
 * <p>Thread-safety: one thread at a time.
 */
final class HashedContent implements Closeable {
  private static final int MAX_BUFFER_BYTES = 1 << 20;
  private static final int MIN_BUFFER_BYTES = 1 << 13;
  private static final int MIN_FORKED_BYTES = 128 << 10;
  private static final boolean SPARE_PROCESSOR = Runtime.getRuntime().availableProcessors() > 1;

  private final SeekableByteChannel channel;
  private final long fileSizeBytes;
  private final ChecksumCalculator calculator;

  /** Then there is only one buffer. */
  private final boolean fitsInOne;

  /** What was fetched but not handed out. */
  private ByteBuffer fetched;

  /** Free, or still being hashed. */
  private ByteBuffer other;

  /** The hashing of what was fetched last, unless that is done. */
  private @Nullable ForkJoinTask<?> hashing;

  private long handedOutBytes;
  private boolean ended;
  private @Nullable IOException failure;

  private HashedContent(
      SeekableByteChannel channel, long fileSizeBytes, ChecksumCalculator calculator) {
    this.channel = channel;
    this.fileSizeBytes = fileSizeBytes;
    this.calculator = calculator;
    int bufferBytes = Math.clamp(fileSizeBytes, MIN_BUFFER_BYTES, MAX_BUFFER_BYTES);
    this.fetched = ByteBuffer.allocate(bufferBytes).limit(0);
    this.fitsInOne = fileSizeBytes <= bufferBytes;
    this.other = fitsInOne ? fetched : ByteBuffer.allocate(bufferBytes).limit(0);
  }

  static HashedContent open(Path file, Set<ChecksumAlgorithm> checksums) throws IOException {
    ChecksumCalculator calculator = ChecksumCalculator.of(checksums);
    SeekableByteChannel channel = Files.newByteChannel(file);
    try {
      return new HashedContent(channel, channel.size(), calculator);
    } catch (Throwable failure) {
      try {
        channel.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
      throw failure;
    }
  }

  /** The size when it was opened. */
  long fileSizeBytes() {
    return fileSizeBytes;
  }

  /** As {@link java.io.InputStream#read(byte[], int, int)}. */
  int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fetched.hasRemaining() && !fetch()) {
      return -1;
    }
    int count = Math.min(length, fetched.remaining());
    fetched.get(target, offset, count);
    handedOutBytes += count;
    return count;
  }

  /**
   * What the file still has, as for a {@link java.io.FileInputStream}: GZIPInputStream of Java 21
   * takes 0 at the end of a member for the end of everything.
   */
  int available() {
    return Math.clamp(fileSizeBytes - handedOutBytes, 0, Integer.MAX_VALUE);
  }

  /** Reads what is left and summarises everything from the start of the file. */
  ContentSummary finish() throws IOException {
    boolean more;
    do {
      more = fetch();
    } while (more);
    awaitHashing();
    return calculator.finish();
  }

  /** The first failure of the file itself, if there was one. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  private boolean fetch() throws IOException {
    if (ended) {
      return false;
    }
    ByteBuffer next = other;
    int count;
    try {
      // A duplicate, so that a read that fails half-way leaves nothing unhashed to hand out.
      count = channel.read(next.duplicate().clear());
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
    awaitHashing();
    ended = count < 0;
    next.position(0).limit(Math.max(count, 0));
    other = fetched;
    fetched = next;
    hash(next.duplicate());
    return count > 0;
  }

  private void hash(ByteBuffer content) {
    if (fitsInOne || !SPARE_PROCESSOR || content.remaining() < MIN_FORKED_BYTES) {
      calculator.update(content);
    } else {
      hashing = ForkJoinTask.adapt(() -> calculator.update(content)).fork();
    }
  }

  /** If no thread has taken it, this one does the work. */
  private void awaitHashing() {
    ForkJoinTask<?> running = hashing;
    if (running != null) {
      hashing = null;
      running.join();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
