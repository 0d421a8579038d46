package dev.efsshare.benchmarks.read;

import dev.efsshare.ContentSummary;
import dev.efsshare.nio.NioVerifiedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Ways to read a file to its end. */
public enum Reading {
  /** The library: size and SHA-256 are those expected, or it throws. */
  LIBRARY {
    @Override
    Object read(Path file, ContentSummary expected, byte[] buffer) throws IOException {
      return READER.read(file, expected, content -> drain(content, buffer));
    }
  },
  /** The library, of a file of which nothing is known. */
  LIBRARY_UNVERIFIED {
    @Override
    Object read(Path file, ContentSummary expected, byte[] buffer) throws IOException {
      return READER.readUnverified(file, content -> drain(content, buffer));
    }
  },
  /** A stream through a MessageDigest. */
  STREAM_SHA256 {
    @Override
    Object read(Path file, ContentSummary expected, byte[] buffer) throws IOException {
      try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
        long bytes = drain(in, buffer);
        return MessageDigest.isEqual(in.getMessageDigest().digest(), expected.sha256().bytes())
            ? bytes
            : -bytes;
      }
    }
  },
  /** A stream. */
  STREAM {
    @Override
    Object read(Path file, ContentSummary expected, byte[] buffer) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        return drain(in, buffer);
      }
    }
  };

  private static final NioVerifiedReader READER = new NioVerifiedReader();

  /**
   * Reads a file.
   *
   * @param file the file
   * @param expected its size and SHA-256
   * @param buffer to read into
   * @return what depends on all that was read
   */
  abstract Object read(Path file, ContentSummary expected, byte[] buffer) throws IOException;

  private static long drain(InputStream in, byte[] buffer) throws IOException {
    long bytes = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      bytes += n;
    }
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
