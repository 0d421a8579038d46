package dev.efsshare.functions.error;

/** Sizes as people write them. */
public final class HumanSize {
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

  private HumanSize() {}

  /**
   * The largest binary unit that gives a whole number: {@code 1GB}, {@code 1536MB}, {@code 1000B}.
   */
  public static String of(long bytes) {
    long value = bytes;
    int unit = 0;
    while (value > 0 && value % 1024 == 0 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return value + UNITS[unit];
  }
}
