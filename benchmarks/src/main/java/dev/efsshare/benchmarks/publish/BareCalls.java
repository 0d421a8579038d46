package dev.efsshare.benchmarks.publish;

import dev.efsshare.Durability;
import dev.efsshare.TargetPolicy;
import dev.efsshare.benchmarks.data.RandomContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The system calls without which there is no atomic publication, and nothing else: open(O_EXCL),
 * write, fsync, close, rename or link and unlink, and open, fsync, close of the directory. No
 * check, no clean-up after an error, no answer to a lost reply.
 *
 * <p>Content is written 1 MiB at a time: of a larger heap buffer the JDK would keep a copy off the
 * heap.
 */
final class BareCalls {
  private static final int CHUNK_BYTES = 256 << 10;

  private final TargetPolicy policy;
  private final Durability durability;
  private final AtomicLong temporaries = new AtomicLong();

  private BareCalls(TargetPolicy policy, Durability durability) {
    this.policy = policy;
    this.durability = durability;
  }

  static PublishIdiom.Factory writing(TargetPolicy policy, Durability durability) {
    return folder -> new BareCalls(policy, durability)::publish;
  }

  /** With the digest that the library computes, chunk by chunk as it does. */
  static PublishIdiom.Factory hashing(TargetPolicy policy, Durability durability) {
    return folder -> new BareCalls(policy, durability)::publishHashed;
  }

  private Object publish(Path target, RandomContent content) throws IOException {
    Path temporary = temporaryFor(target);
    try (FileChannel channel = create(temporary)) {
      for (ByteBuffer rest = ByteBuffer.wrap(content.bytes()); rest.hasRemaining(); ) {
        writeFully(channel, nextChunk(rest));
      }
      force(channel);
    }
    place(temporary, target);
    return target;
  }

  private Object publishHashed(Path target, RandomContent content) throws IOException {
    MessageDigest digest = sha256();
    Path temporary = temporaryFor(target);
    try (FileChannel channel = create(temporary)) {
      for (ByteBuffer rest = ByteBuffer.wrap(content.bytes()); rest.hasRemaining(); ) {
        ByteBuffer chunk = nextChunk(rest);
        digest.update(chunk.duplicate());
        writeFully(channel, chunk);
      }
      force(channel);
    }
    place(temporary, target);
    return digest.digest();
  }

  private Path temporaryFor(Path target) {
    return target.resolveSibling(".bare-" + temporaries.incrementAndGet());
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static ByteBuffer nextChunk(ByteBuffer rest) {
    int bytes = Math.min(rest.remaining(), CHUNK_BYTES);
    ByteBuffer chunk = rest.slice(rest.position(), bytes);
    rest.position(rest.position() + bytes);
    return chunk;
  }

  private static void writeFully(FileChannel channel, ByteBuffer chunk) throws IOException {
    while (chunk.hasRemaining()) {
      channel.write(chunk);
    }
  }

  private void force(FileChannel channel) throws IOException {
    if (durability == Durability.CONTENT_AND_NAME) {
      channel.force(true);
    }
  }

  private void place(Path temporary, Path target) throws IOException {
    if (policy == TargetPolicy.CREATE_ONLY) {
      Files.createLink(target, temporary);
      Files.delete(temporary);
    } else {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }
    if (durability == Durability.CONTENT_AND_NAME) {
      try (FileChannel directory =
          FileChannel.open(target.resolveSibling(""), StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
