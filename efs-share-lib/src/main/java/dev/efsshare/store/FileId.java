package dev.efsshare.store;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one immutable file, for ever. Immutable.
 *
 * @param value a UUID of version 4 (random), RFC 9562
 */
public record FileId(UUID value) {

  private static final Pattern CANONICAL =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
          Pattern.CASE_INSENSITIVE);

  /**
   * Checks the version.
   *
   * @throws IllegalArgumentException if it is no UUID of version 4
   */
  public FileId {
    if (value.version() != 4 || value.variant() != 2) {
      throw new IllegalArgumentException("'" + value + "' is not a UUID of version 4");
    }
  }

  /**
   * A new id.
   *
   * @return one that no other call ever returns
   */
  public static FileId random() {
    return new FileId(UUID.randomUUID());
  }

  /**
   * Reads the canonical form.
   *
   * @param text 36 characters, lower or upper case
   * @return the id
   * @throws IllegalArgumentException if this is not the canonical form of a UUID of version 4; the
   *     message says what would be
   */
  public static FileId parse(String text) {
    // UUID.fromString alone accepts groups of any length: "1-1-4111-8111-1" is no id of a file.
    if (CANONICAL.matcher(text).matches()) {
      return new FileId(UUID.fromString(text));
    }
    String shown = text.length() > 100 ? text.substring(0, 100) + "..." : text;
    throw new IllegalArgumentException(
        "'"
            + shown
            + "' is not a file id; a file id is a UUID of version 4 such as "
            + "3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  }

  /**
   * The canonical form.
   *
   * @return 36 characters, lower case
   */
  @Override
  public String toString() {
    return value.toString();
  }
}
