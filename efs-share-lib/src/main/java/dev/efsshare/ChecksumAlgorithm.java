package dev.efsshare;

/**
 * A checksum that this library computes, named as Amazon S3 names it.
 *
 * <p>{@link #SHA_256} tells tampering and damage; {@link #SHA_1} and {@link #MD5} are here because
 * objects carry them, not because they are safe against an adversary; the CRCs tell damage only.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html">Checking
 *     object integrity in Amazon S3</a>
 */
public enum ChecksumAlgorithm {
  /** SHA-256, FIPS 180-4. The checksum that every record of this library carries. */
  SHA_256("SHA-256", 32),
  /** SHA-1, FIPS 180-4. Broken against an adversary. */
  SHA_1("SHA-1", 20),
  /** MD5, RFC 1321. Broken against an adversary. */
  MD5("MD5", 16),
  /** CRC-32 as in ISO 3309 and zip: polynomial 0x04C11DB7, reflected. */
  CRC32("CRC32", 4),
  /** CRC-32C (Castagnoli), RFC 3720: polynomial 0x1EDC6F41, reflected. */
  CRC32C("CRC32C", 4),
  /** CRC-64/NVME: polynomial 0xAD93D23594C93659, reflected; what S3 stores when asked for none. */
  CRC64NVME("CRC64NVME", 8);

  private final String standardName;
  private final int lengthBytes;

  ChecksumAlgorithm(String standardName, int lengthBytes) {
    this.standardName = standardName;
    this.lengthBytes = lengthBytes;
  }

  /**
   * The name that records, answers and log lines use.
   *
   * @return for example {@code SHA-256} or {@code CRC64NVME}
   */
  public String standardName() {
    return standardName;
  }

  /**
   * The length of a value.
   *
   * @return in bytes
   */
  public int lengthBytes() {
    return lengthBytes;
  }

  /**
   * Whether the checksum of a concatenation follows from the checksums of its parts.
   *
   * @return true for the CRCs
   */
  public boolean isCombinable() {
    return this == CRC32 || this == CRC32C || this == CRC64NVME;
  }

  /**
   * Finds an algorithm by its {@link #standardName()}.
   *
   * @param standardName for example {@code SHA-256}
   * @return the algorithm
   * @throws IllegalArgumentException if no algorithm has that name; the message lists those known
   */
  public static ChecksumAlgorithm ofStandardName(String standardName) {
    for (ChecksumAlgorithm algorithm : values()) {
      if (algorithm.standardName.equals(standardName)) {
        return algorithm;
      }
    }
    throw new IllegalArgumentException(
        "unknown checksum algorithm '"
            + standardName
            + "'; known: SHA-256, SHA-1, MD5, CRC32, CRC32C, CRC64NVME");
  }
}
