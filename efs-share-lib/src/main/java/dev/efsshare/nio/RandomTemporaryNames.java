package dev.efsshare.nio;

import dev.efsshare.spi.TemporaryNames;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * {@code .tmp-} and 128 random bits. A process id or a counter would repeat: every machine of the
 * mount has its own process numbers, and a restored or forked environment continues its counters.
 */
final class RandomTemporaryNames implements TemporaryNames {
  private static final String PREFIX = ".tmp-";
  private static final int RANDOM_BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String next() {
    byte[] bits = new byte[RANDOM_BYTES];
    random.nextBytes(bits);
    return PREFIX + HexFormat.of().formatHex(bits);
  }

  /** The whole prefix is reserved, so that a later version may give names of another length. */
  @Override
  public boolean isTemporary(String fileName) {
    return fileName.startsWith(PREFIX);
  }
}
