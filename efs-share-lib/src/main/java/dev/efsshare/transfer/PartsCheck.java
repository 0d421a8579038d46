package dev.efsshare.transfer;

import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.ContentChecksum;
import dev.efsshare.transfer.ObjectInfo.Part;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/**
 * Checks content, as it comes by in order, against the checksums of the parts it was uploaded in.
 * Their borders have nothing to do with those of the ranges it is fetched in.
 */
final class PartsCheck {

  private final ObjectRef ref;
  private final List<Part> parts;
  private int next;
  private long missing;
  private ChecksumCalculator calculator = ChecksumCalculator.of(Set.of());

  PartsCheck(ObjectInfo object) throws ChecksumMismatchException {
    this.ref = object.ref();
    this.parts = object.parts();
    long sum = parts.stream().mapToLong(Part::sizeBytes).sum();
    if (!parts.isEmpty() && sum != object.sizeBytes()) {
      throw new ChecksumMismatchException(
          ref.toString(),
          "its " + parts.size() + " parts have " + sum + " bytes, not " + object.sizeBytes());
    }
    start();
  }

  private void start() {
    if (next < parts.size()) {
      missing = parts.get(next).sizeBytes();
      calculator = ChecksumCalculator.of(Set.of(parts.get(next).checksum().algorithm()));
    }
  }

  void update(ByteBuffer content) throws ChecksumMismatchException {
    while (content.hasRemaining() && next < parts.size()) {
      int length = (int) Math.min(missing, content.remaining());
      calculator.update(content.slice(content.position(), length));
      content.position(content.position() + length);
      missing -= length;
      if (missing == 0) {
        finishPart();
      }
    }
  }

  private void finishPart() throws ChecksumMismatchException {
    ContentChecksum expected = parts.get(next).checksum();
    ContentChecksum actual = calculator.finish().checksum(expected.algorithm()).orElseThrow();
    next++;
    if (!actual.equals(expected)) {
      throw new ChecksumMismatchException(
          ref.toString(), "part " + next + ": " + actual + ", not " + expected);
    }
    start();
  }
}
