package dev.efsshare;

import java.util.HexFormat;

/**
 * The CRC of a concatenation from the CRCs of its parts.
 *
 * <p>A CRC is a remainder of polynomials over GF(2). That n bytes follow multiplies the remainder
 * of the first part by x^(8n); adding the second part's remainder gives the whole. The inversions
 * before and after, which all three CRCs here have, cancel out.
 *
 * <p>Polynomials are reflected, as in the CRCs themselves: the highest bit is x^0.
 *
 * @param one the polynomial 1, which is also the highest bit
 * @param polynomial the divisor without its highest power
 */
record CrcCombination(long one, long polynomial) {
  private static final CrcCombination CRC32 = new CrcCombination(1L << 31, 0xEDB88320L);
  private static final CrcCombination CRC32C = new CrcCombination(1L << 31, 0x82F63B78L);
  private static final CrcCombination CRC64NVME =
      new CrcCombination(1L << 63, Crc64Nvme.POLYNOMIAL);

  static ContentChecksum concat(ContentChecksum first, ContentChecksum next, long nextSizeBytes) {
    ChecksumAlgorithm algorithm = first.algorithm();
    if (next.algorithm() != algorithm) {
      throw new IllegalArgumentException(
          "%s and %s cannot be combined: both must be of one algorithm"
              .formatted(algorithm.standardName(), next.algorithm().standardName()));
    }
    if (nextSizeBytes < 0) {
      throw new IllegalArgumentException("nextSizeBytes " + nextSizeBytes + " is negative");
    }
    long shifted =
        of(algorithm).timesPowerOfX(HexFormat.fromHexDigitsToLong(first.hex()), nextSizeBytes);
    long whole = shifted ^ HexFormat.fromHexDigitsToLong(next.hex());
    return new ContentChecksum(
        algorithm, HexFormat.of().toHexDigits(whole, 2 * algorithm.lengthBytes()));
  }

  private static CrcCombination of(ChecksumAlgorithm algorithm) {
    return switch (algorithm) {
      case CRC32 -> CRC32;
      case CRC32C -> CRC32C;
      case CRC64NVME -> CRC64NVME;
      case SHA_256, SHA_1, MD5 ->
          throw new IllegalArgumentException(
              algorithm.standardName()
                  + " values cannot be combined; those of CRC32, CRC32C and CRC64NVME can");
    };
  }

  /** A remainder after {@code bytes} further zero bytes: times x^(8 bytes), squaring as it goes. */
  private long timesPowerOfX(long remainder, long bytes) {
    long result = remainder;
    long power = one >>> Byte.SIZE;
    for (long left = bytes; left > 0; left >>>= 1) {
      if ((left & 1) != 0) {
        result = times(result, power);
      }
      power = times(power, power);
    }
    return result;
  }

  private long times(long left, long right) {
    long product = 0;
    long shifted = right;
    for (long bit = one; bit != 0; bit >>>= 1) {
      if ((left & bit) != 0) {
        product ^= shifted;
      }
      shifted = (shifted >>> 1) ^ ((shifted & 1) == 0 ? 0 : polynomial);
    }
    return product;
  }
}
