package dev.efsshare.transfer;

/**
 * How much of an object is fetched at once. Immutable.
 *
 * <p>An object is cut into ranges of {@code partBytes}; up to {@code parallelism} of them are
 * fetched at a time, and one more may wait for its turn to be hashed, so that one transfer holds
 * {@link #bufferBytes()} at most. An object that has fewer ranges than that is cut into shorter
 * ones, down to 2 MiB, so that it is fetched over as many connections: S3 gives each about 90 MB/s
 * and answers after some tens of milliseconds. An object of one range is fetched by one request.
 *
 * @param partBytes the greatest length of a range, in bytes, positive
 * @param parallelism ranges fetched at a time, 1 to 64
 */
public record TransferOptions(int partBytes, int parallelism) {

  private static final int MAX_PARALLELISM = 64;
  private static final int USUAL_PART_BYTES = 8 << 20;
  private static final int USUAL_PARALLELISM = 8;
  private static final int SMALLEST_PART_BYTES = 256 << 10;

  /**
   * What arrives in about the time that S3 takes to answer: with less, requests are mostly wait.
   */
  private static final long SHORTEST_RANGE_BYTES = 2 << 20;

  private static final long PAGES_BYTES = 1 << 20;

  private static final int BUFFERS_WORTH_SMALLER_PARTS = 5;

  /**
   * Ranges of 8 MiB, eight at a time, in 72 MiB of buffers: for a machine whose network takes what
   * eight connections to S3 bring.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance-guidelines.html">Performance
   *     guidelines for Amazon S3</a>
   */
  public static final TransferOptions DEFAULT =
      new TransferOptions(USUAL_PART_BYTES, USUAL_PARALLELISM);

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if a component is out of its bounds; the message names it
   */
  public TransferOptions {
    if (partBytes <= 0) {
      throw new IllegalArgumentException("partBytes " + partBytes + " is not positive");
    }
    if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
      throw new IllegalArgumentException(
          "parallelism " + parallelism + " is not between 1 and " + MAX_PARALLELISM);
    }
  }

  /**
   * {@link #DEFAULT}, or what fits: first fewer ranges at a time, then smaller ones.
   *
   * @param bytesAvailable what the buffers of one transfer may take, in bytes, at least 512 KiB
   * @return options whose {@link #bufferBytes()} is not more than that
   * @throws IllegalArgumentException if that is too little
   */
  public static TransferOptions forMemory(long bytesAvailable) {
    if (bytesAvailable < 2L * SMALLEST_PART_BYTES) {
      throw new IllegalArgumentException(
          "bytesAvailable "
              + bytesAvailable
              + " is too little for a transfer: at least "
              + 2 * SMALLEST_PART_BYTES
              + " bytes are needed");
    }
    int part = USUAL_PART_BYTES;
    while (part > SMALLEST_PART_BYTES && bytesAvailable / part < BUFFERS_WORTH_SMALLER_PARTS) {
      part /= 2;
    }
    return new TransferOptions(part, Math.clamp(bytesAvailable / part - 1, 1, USUAL_PARALLELISM));
  }

  /** The length of the ranges of an object, the last one excepted. */
  long partBytesFor(long sizeBytes) {
    long spread = Math.max(Math.ceilDiv(sizeBytes, parallelism), SHORTEST_RANGE_BYTES);
    // Whole pages, so that no two connections write into the same one.
    return Math.min(partBytes, Math.ceilDiv(spread, PAGES_BYTES) * PAGES_BYTES);
  }

  /**
   * What the buffers of one transfer take at most.
   *
   * @return in bytes
   */
  public long bufferBytes() {
    return (parallelism + 1L) * partBytes;
  }
}
