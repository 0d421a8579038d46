package dev.efsshare;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** Checksums of a whole array, each by the plainest means there is. */
final class ReferenceChecksums {
  private ReferenceChecksums() {}

  static ContentChecksum of(ChecksumAlgorithm algorithm, byte[] content) {
    return new ContentChecksum(
        algorithm,
        switch (algorithm) {
          case SHA_256 -> digest("SHA-256", content);
          case SHA_1 -> digest("SHA-1", content);
          case MD5 -> digest("MD5", content);
          case CRC32 -> crc(new CRC32(), content);
          case CRC32C -> crc(new CRC32C(), content);
          case CRC64NVME -> HexFormat.of().toHexDigits(bitwiseCrc64(content));
        });
  }

  private static String digest(String name, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(content));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String crc(Checksum checksum, byte[] content) {
    checksum.update(content);
    return HexFormat.of().toHexDigits(checksum.getValue(), 8);
  }

  /** Bit by bit and not reflected, as the catalogue of CRCs defines it. */
  private static long bitwiseCrc64(byte[] content) {
    long register = -1L;
    for (byte value : content) {
      register ^= Long.reverse(value & 0xFFL);
      for (int bit = 0; bit < 8; bit++) {
        register = register < 0 ? (register << 1) ^ 0xAD93D23594C93659L : register << 1;
      }
    }
    return Long.reverse(~register);
  }
}
