package dev.efsshare.consumer.processing;

/** How often each byte value occurs. For one thread at a time. */
final class ByteHistogram {
  private final long[] counts = new long[256];

  void add(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      counts[bytes[i] & 0xff]++;
    }
  }

  /** Shannon's entropy, 0 to 8, to four decimals; 0 for no bytes. */
  double entropyBitsPerByte() {
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
