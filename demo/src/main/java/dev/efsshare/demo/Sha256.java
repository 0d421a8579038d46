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
    return hex(digest(content));
  }

  /**
   * Hashes an array.
   *
   * @param content the content
   * @return 32 bytes
   */
  public static byte[] digest(byte[] content) {
    return algorithm().digest(content);
  }

  /**
   * Writes a checksum as S3's headers have it.
   *
   * @param sha256 32 bytes
   * @return Base64
   */
  public static String base64(byte[] sha256) {
    return Base64.getEncoder().encodeToString(sha256);
  }

  /**
   * Writes a checksum as records have it.
   *
   * @param sha256 32 bytes
   * @return lower-case hexadecimal
   */
  public static String hex(byte[] sha256) {
    return HexFormat.of().formatHex(sha256);
  }

  /**
   * Hashes a file.
   *
   * @param file the file
   * @return lower-case hexadecimal
   * @throws IOException if it cannot be read
   */
  public static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return hex(digest(in));
    }
  }

  /**
   * Hashes a stream to its end.
   *
   * @param in the stream
   * @return 32 bytes
   * @throws IOException if it cannot be read
   */
  public static byte[] digest(InputStream in) throws IOException {
    MessageDigest digest = algorithm();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(out);
    }
    return digest.digest();
  }

  private static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
