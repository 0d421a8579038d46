package dev.efsshare.evidence.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 and size in one pass. No state. */
final class Digests {

  /**
   * Of some content.
   *
   * @param sha256 lower-case hexadecimal
   * @param bytes how many
   */
  record Digest(String sha256, long bytes) {}

  private Digests() {}

  static Digest of(InputStream content) throws IOException {
    MessageDigest sha256 = sha256();
    try (DigestInputStream in = new DigestInputStream(content, sha256)) {
      long bytes = in.transferTo(OutputStream.nullOutputStream());
      return new Digest(HexFormat.of().formatHex(sha256.digest()), bytes);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
