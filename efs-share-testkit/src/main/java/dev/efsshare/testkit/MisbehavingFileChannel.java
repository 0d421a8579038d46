package dev.efsshare.testkit;

import dev.efsshare.testkit.Misbehaviour.Action;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** An open file; each use of it is a call. */
final class MisbehavingFileChannel extends FileChannel {
  private static final int TRANSFER_BYTES = 64 * 1024;

  private final MisbehavingFileSystem fileSystem;
  private final FileChannel below;
  private final Path path;
  private final long handle;
  private final boolean appends;

  private MisbehavingFileChannel(
      MisbehavingFileSystem fileSystem, Call.Opening call, FileChannel below) {
    this.fileSystem = fileSystem;
    this.below = below;
    this.path = call.path();
    this.handle = call.handle();
    this.appends = call.options().contains(StandardOpenOption.APPEND);
  }

  static FileChannel open(
      MisbehavingFileSystem fileSystem, Call.Opening call, Action<FileChannel> opener)
      throws IOException {
    return new Opening<>(opener)
        .around(fileSystem, call, below -> new MisbehavingFileChannel(fileSystem, call, below));
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    ensureOpen();
    return transfer(Operation.READ, below.position(), target, () -> below.read(target));
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    ensureOpen();
    return transfer(Operation.READ, position, target, () -> below.read(target, position));
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    long total = 0;
    for (int i = offset; i < offset + length; i++) {
      if (targets[i].hasRemaining()) {
        int count = read(targets[i]);
        total += Math.max(count, 0);
        if (targets[i].hasRemaining()) {
          return total == 0 ? count : total;
        }
      }
    }
    return total;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    ensureOpen();
    long position = appends ? below.size() : below.position();
    return transfer(Operation.WRITE, position, source, () -> below.write(source));
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    ensureOpen();
    return transfer(Operation.WRITE, position, source, () -> below.write(source, position));
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    long total = 0;
    for (int i = offset; i < offset + length; i++) {
      if (sources[i].hasRemaining()) {
        total += write(sources[i]);
        if (sources[i].hasRemaining()) {
          return total;
        }
      }
    }
    return total;
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    ensureOpen();
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, TRANSFER_BYTES));
    long total = 0;
    while (total < count) {
      buffer.clear().limit((int) Math.min(count - total, buffer.capacity()));
      if (read(buffer, position + total) <= 0) {
        return total;
      }
      buffer.flip();
      total += target.write(buffer);
      if (buffer.hasRemaining()) {
        return total;
      }
    }
    return total;
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count)
      throws IOException {
    ensureOpen();
    if (position > size()) {
      return 0;
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, TRANSFER_BYTES));
    long total = 0;
    while (total < count) {
      buffer.clear().limit((int) Math.min(count - total, buffer.capacity()));
      if (source.read(buffer) <= 0) {
        return total;
      }
      buffer.flip();
      while (buffer.hasRemaining()) {
        // What was taken from the source has to go somewhere.
        total += write(buffer, position + total);
      }
    }
    return total;
  }

  @Override
  public long position() throws IOException {
    ensureOpen();
    return below.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    ensureOpen();
    below.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return onHandle(Operation.SIZE, below::size);
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    onHandle(Operation.TRUNCATE, () -> below.truncate(size));
    return this;
  }

  @Override
  public void force(boolean metadata) throws IOException {
    onHandle(
        Operation.FORCE,
        () -> {
          below.force(metadata);
          return this;
        });
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    ensureOpen();
    return below.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    ensureOpen();
    return new MisbehavingFileLock(this, below.lock(position, size, shared));
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
    ensureOpen();
    FileLock lock = below.tryLock(position, size, shared);
    return lock == null ? null : new MisbehavingFileLock(this, lock);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    Closing.around(fileSystem, new Call.OnHandle(Operation.CLOSE, path, handle), below);
  }

  private int transfer(
      Operation operation, long position, ByteBuffer buffer, Action<Integer> action)
      throws IOException {
    return untilClosed(new Call.Transfer(operation, path, handle, position, buffer), action);
  }

  private <T> T onHandle(Operation operation, Action<T> action) throws IOException {
    ensureOpen();
    return untilClosed(new Call.OnHandle(operation, path, handle), action);
  }

  /** An interrupt closes the channel below; then this one is closed too, which is a call. */
  private <T> T untilClosed(Call call, Action<T> action) throws IOException {
    try {
      return fileSystem.around(call, action);
    } catch (ClosedChannelException e) {
      try {
        close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private void ensureOpen() throws ClosedChannelException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
  }
}
