package dev.efsshare.consumer.processing;

/** How often each byte value occurs. For one thread at a time. */
final class ByteHistogram {
  private static final int VALUES = 256;

  /**
   * A count that is increased has to be written before it can be read: for runs of one value that
   * is a wait for each byte. So neighbours are counted in four tables of their own.
   */
  private final long[] tables = new long[4 * VALUES];

  void add(byte[] bytes, int length) {
    int i = 0;
    for (; i + 4 <= length; i += 4) {
      tables[bytes[i] & 0xff]++;
      tables[VALUES + (bytes[i + 1] & 0xff)]++;
      tables[2 * VALUES + (bytes[i + 2] & 0xff)]++;
      tables[3 * VALUES + (bytes[i + 3] & 0xff)]++;
    }
    for (; i < length; i++) {
      tables[bytes[i] & 0xff]++;
    }
  }

  private long[] counts() {
    long[] counts = new long[VALUES];
    for (int i = 0; i < tables.length; i++) {
      counts[i % VALUES] += tables[i];
    }
    return counts;
  }

  /** Shannon's entropy, 0 to 8, to four decimals; 0 for no bytes. */
  double entropyBitsPerByte() {
    long[] counts = counts();
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    double bits = 0;
    for (long count : counts) {
      if (count > 0) {
        double share = (double) count / total;
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    // 0.0 + also turns the -0.0 of one single value into 0.
    return 0.0 + Math.round(bits * 10_000) / 10_000.0;
  }
}
