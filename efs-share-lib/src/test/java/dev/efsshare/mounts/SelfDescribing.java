package dev.efsshare.mounts;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Set;

/** Content that says in each of its words which version it is, so that no mixture is whole. */
final class SelfDescribing {
  private static final int MIN_WORDS = 2_000;

  private SelfDescribing() {}

  /** Versions differ in size, too. */
  static ByteBuffer content(long version) {
    return content(version, MIN_WORDS + (int) (version % 7) * 100);
  }

  static ByteBuffer content(long version, int words) {
    ByteBuffer content = ByteBuffer.allocate(words * Long.BYTES);
    while (content.hasRemaining()) {
      content.putLong(version);
    }
    return content.flip();
  }

  static ContentSummary summary(long version) {
    return summary(content(version));
  }

  static ContentSummary summary(ByteBuffer content) {
    ChecksumCalculator calculator = ChecksumCalculator.of(Set.of(ChecksumAlgorithm.SHA_256));
    calculator.update(content);
    return calculator.finish();
  }

  /** Which version it is. */
  static long read(InputStream in) throws IOException {
    ByteBuffer content = ByteBuffer.wrap(in.readAllBytes());
    if (content.remaining() < Long.BYTES) {
      throw new AssertionError("torn: only " + content.remaining() + " bytes");
    }
    long version = content.getLong(0);
    if (!content.equals(content(version, content.remaining() / Long.BYTES))) {
      throw new AssertionError("torn: it begins as version " + version + " and is not all that");
    }
    return version;
  }
}
