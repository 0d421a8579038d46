package dev.efsshare.benchmarks.comparison;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * An object of random bytes, which nothing between here and the disk can make smaller.
 *
 * @param file in the bucket's folder
 * @param bytes its size
 * @param sha256 in hex
 */
record RandomObject(Path file, long bytes, String sha256) {
  private static final int CHUNK = 1 << 20;
  private static final String PREFIX = "models/";

  /** Writes one. */
  static RandomObject write(Path bucket, String name, long bytes) throws IOException {
    Path file = bucket.resolve(PREFIX + name);
    Files.createDirectories(bucket.resolve(PREFIX));
    MessageDigest digest = newDigest();
    SplittableRandom random = new SplittableRandom(bytes);
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = bytes; left > 0; left -= chunk.length) {
        random.nextBytes(chunk);
        int length = (int) Math.min(left, CHUNK);
        out.write(chunk, 0, length);
        digest.update(chunk, 0, length);
      }
    }
    return new RandomObject(file, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /** Another key of the same bytes. */
  String key(String suffix) throws IOException {
    String name = file.getFileName() + "-" + suffix;
    Files.createLink(file.resolveSibling(name), file);
    return PREFIX + name;
  }

  /** Makes sure that somebody got all of it, and nothing else. */
  void check(String contestant, String digest) throws IOException {
    if (!digest.equals(sha256)) {
      throw new IOException(
          "%s answered SHA-256 '%s' for bytes with %s".formatted(contestant, digest, sha256));
    }
  }

  /** Deletes it under all its keys. */
  void delete() throws IOException {
    try (DirectoryStream<Path> keys =
        Files.newDirectoryStream(file.resolveSibling("."), file.getFileName() + "*")) {
      for (Path key : keys) {
        Files.delete(key);
      }
    }
  }

  /** Millions of bytes. */
  double megabytes() {
    return bytes / 1e6;
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
