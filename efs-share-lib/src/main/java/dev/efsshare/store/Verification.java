package dev.efsshare.store;

import dev.efsshare.ChecksumAlgorithm;

/**
 * Against what the content of a file was checked when it was stored, apart from its length.
 * Immutable.
 *
 * @param description {@code none}, or the algorithm's name with the kind of checksum, for example
 *     {@code CRC64NVME full object}, {@code SHA-256 composite}
 */
public record Verification(String description) {

  /** Nothing but the length was checked, because the source held no checksum. */
  public static final Verification NONE = new Verification("none");

  /**
   * The content was checked against one checksum of the whole.
   *
   * @param algorithm the checksum that the source held
   * @return the verification
   */
  public static Verification fullObject(ChecksumAlgorithm algorithm) {
    return new Verification(algorithm.standardName() + " full object");
  }

  /**
   * Every part was checked against the checksum of that part.
   *
   * @param algorithm the checksum that the source held
   * @return the verification
   */
  public static Verification composite(ChecksumAlgorithm algorithm) {
    return new Verification(algorithm.standardName() + " composite");
  }
}
