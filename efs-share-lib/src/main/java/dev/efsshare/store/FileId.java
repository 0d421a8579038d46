package dev.efsshare.store;

import java.util.UUID;

/**
 * Names one immutable file, for ever. Immutable.
 *
 * @param value a UUID of version 4 (random), RFC 9562
 */
public record FileId(UUID value) {

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
   * @throws IllegalArgumentException if this is not the canonical form of a UUID of version 4
   */
  public static FileId parse(String text) {
    try {
      FileId id = new FileId(UUID.fromString(text));
      // UUID.fromString accepts groups of any length: "1-1-4111-8111-1" is no id anyone was given.
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is not a file id: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a file id: a UUID such as " + new UUID(0x4000L, 1L << 63));
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
