package dev.efsshare.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 by the JDK alone: the demonstration does not check the library with the library. */
public final class Sha256 {
  private Sha256() {}

  /**
   * Hashes an array.
   *
   * @param content the content
   * @return lower-case hexadecimal
   */
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(digest().digest(content));
  }

  /**
   * Hashes an array, for an S3 header.
   *
   * @param content the content
   * @return Base64
   */
  public static String base64(byte[] content) {
    return Base64.getEncoder().encodeToString(digest().digest(content));
  }

  /**
   * Hashes a file.
   *
   * @param file the file
   * @return lower-case hexadecimal
   * @throws IOException if it cannot be read
   */
  public static String of(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
