package dev.efsshare;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** One checksum while content passes. */
sealed interface RunningChecksum {

  /** Takes the remaining bytes of a buffer into account and consumes them. */
  void update(ByteBuffer content);

  /** The value in hexadecimal, most significant byte first; starts anew. */
  String finish();

  static RunningChecksum of(ChecksumAlgorithm algorithm) {
    return switch (algorithm) {
      case SHA_256, SHA_1, MD5 -> new Digest(messageDigest(algorithm.standardName()));
      case CRC32 -> new Crc(new CRC32(), algorithm.lengthBytes());
      case CRC32C -> new Crc(new CRC32C(), algorithm.lengthBytes());
      case CRC64NVME -> new Crc(crc64(), algorithm.lengthBytes());
    };
  }

  private static Checksum crc64() {
    return NativeCrc64.OF_AWS_CRT.create().orElseGet(Crc64Nvme::new);
  }

  static MessageDigest messageDigest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "this Java runtime has no "
              + name
              + "; check the security providers it was started with (java.security)",
          e);
    }
  }

  /** A checksum that a security provider computes. */
  record Digest(MessageDigest digest) implements RunningChecksum {
    @Override
    public void update(ByteBuffer content) {
      digest.update(content);
    }

    @Override
    public String finish() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  /** A checksum that fits into a long. */
  record Crc(Checksum checksum, int lengthBytes) implements RunningChecksum {
    @Override
    public void update(ByteBuffer content) {
      checksum.update(content);
    }

    @Override
    public String finish() {
      String value = HexFormat.of().toHexDigits(checksum.getValue(), 2 * lengthBytes);
      checksum.reset();
      return value;
    }
  }
}
