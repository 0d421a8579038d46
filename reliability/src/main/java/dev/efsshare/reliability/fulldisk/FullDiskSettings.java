package dev.efsshare.reliability.fulldisk;

/**
 * How small a disk, and how often it is filled. Immutable.
 *
 * @param sizeBytes of each file system that is made, 4 MiB to 1 GiB
 * @param rounds how often each is filled and emptied, 1 or more
 * @param seed of the contents and targets that are drawn
 */
public record FullDiskSettings(long sizeBytes, int rounds, long seed) {
  private static final long SMALLEST = 4L << 20;
  private static final long LARGEST = 1L << 30;
  private static final int CONTENTS_OF_THE_LARGEST_KIND = 64;

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if a component is out of its bounds; the message names it
   */
  public FullDiskSettings {
    if (sizeBytes < SMALLEST || sizeBytes > LARGEST) {
      throw new IllegalArgumentException("the size must be 4m to 1g, not " + sizeBytes + " bytes");
    }
    if (rounds <= 0) {
      throw new IllegalArgumentException("rounds must be 1 or more, not " + rounds);
    }
  }

  /**
   * Reads a size as people write it.
   *
   * @param text a number, with k, m or g behind it for KiB, MiB or GiB
   * @return in bytes
   * @throws IllegalArgumentException if it is none
   */
  public static long parseSize(String text) {
    if (!text.matches("[0-9]{1,9}[kmgKMG]?")) {
      throw new IllegalArgumentException("'%s' is no size; say for example 8m".formatted(text));
    }
    char unit = Character.toLowerCase(text.charAt(text.length() - 1));
    int shift =
        switch (unit) {
          case 'k' -> 10;
          case 'm' -> 20;
          case 'g' -> 30;
          default -> 0;
        };
    return Long.parseLong(shift == 0 ? text : text.substring(0, text.length() - 1)) << shift;
  }

  /** So small that what is kept when room is made fits several times. */
  int maxBytes() {
    return Math.toIntExact(Math.min(1 << 20, sizeBytes / CONTENTS_OF_THE_LARGEST_KIND));
  }
}
