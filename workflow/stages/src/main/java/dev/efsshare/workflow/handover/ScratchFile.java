package dev.efsshare.workflow.handover;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentSummary;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on the function's own disk that has no name: whatever ends the process, nothing is left of
 * it. (The JDK unlinks such a file when it opens it, where the system can.) Not thread-safe.
 */
final class ScratchFile implements Closeable {
  private static final int BUFFER_BYTES = 32 << 10;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private final ChecksumCalculator calculator =
      ChecksumCalculator.of(Set.of(ChecksumAlgorithm.SHA_256));
  private long sizeBytes;
  private @Nullable ContentSummary finished;

  private ScratchFile(FileChannel channel) {
    this.channel = channel;
  }

  static ScratchFile create() throws IOException {
    Path path =
        Path.of(System.getProperty("java.io.tmpdir"), "efs-share-stage-" + UUID.randomUUID());
    return new ScratchFile(
        FileChannel.open(
            path,
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
  }

  void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    if (finished != null) {
      throw new IllegalStateException("this file is finished");
    }
    sizeBytes += length;
    ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
    while (rest.hasRemaining()) {
      if (!buffer.hasRemaining()) {
        drain();
      }
      int part = Math.min(rest.remaining(), buffer.remaining());
      buffer.put(rest.slice(rest.position(), part));
      rest.position(rest.position() + part);
    }
  }

  private void drain() throws IOException {
    buffer.flip();
    calculator.update(buffer.duplicate());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  long sizeBytes() {
    return sizeBytes;
  }

  /** Size and SHA-256; nothing can be written afterwards. */
  ContentSummary finish() throws IOException {
    if (finished == null) {
      drain();
      finished = calculator.finish();
    }
    return finished;
  }

  /** The content from the first byte; several streams do not disturb each other. */
  InputStream open() {
    return new Reading();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Reads by position, so that it has no state in common with others. */
  private final class Reading extends InputStream {
    private long position;

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      try {
        int count = channel.read(ByteBuffer.wrap(bytes, offset, length), position);
        position += Math.max(count, 0);
        return count;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
