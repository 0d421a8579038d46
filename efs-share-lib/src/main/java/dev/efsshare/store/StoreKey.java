package dev.efsshare.store;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The name under which generations of a file are kept: one or more segments with {@code /} between
 * them, as in an S3 key below its prefix. Immutable.
 *
 * @param value for example {@code resnet50.pt} or {@code nlp/langdetect.bin}
 */
public record StoreKey(String value) {

  private static final int MAX_KEY_BYTES = 1024;
  private static final int MAX_SEGMENT_BYTES = 255;

  /**
   * Checks that the key can be a path below the store's root on every client.
   *
   * @throws IllegalArgumentException if it is empty, longer than 1,024 UTF-8 bytes (the limit of
   *     S3), has an empty segment, {@code .} or {@code ..}, a segment longer than 255 UTF-8 bytes
   *     (the limit of EFS), a control character or an unpaired surrogate, or a segment that NFS or
   *     this library reserve ({@code .nfs...}, {@code .tmp-...}); the message names the key and the
   *     reason
   */
  public StoreKey {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a key must not be empty");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      throw unusable(value, "it has an unpaired surrogate, which UTF-8 cannot express");
    }
    if (value.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
      throw unusable(value, "it is longer than 1,024 bytes of UTF-8");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw unusable(value, "it has a control character");
    }
    for (String segment : List.of(value.split("/", -1))) {
      checkSegment(value, segment);
    }
  }

  private static void checkSegment(String key, String segment) {
    if (segment.isEmpty()) {
      throw unusable(key, "it has an empty segment: no leading, trailing or double '/'");
    }
    if (segment.equals(".") || segment.equals("..")) {
      throw unusable(key, "it has the segment '" + segment + "'");
    }
    if (segment.getBytes(StandardCharsets.UTF_8).length > MAX_SEGMENT_BYTES) {
      throw unusable(key, "a segment is longer than 255 bytes of UTF-8");
    }
    if (segment.startsWith(".nfs") || segment.startsWith(".tmp-")) {
      throw unusable(key, "segments that start with .nfs or .tmp- are reserved");
    }
  }

  private static IllegalArgumentException unusable(String key, String reason) {
    String shown = key.length() > 100 ? key.substring(0, 100) + "..." : key;
    return new IllegalArgumentException("key '" + shown + "' cannot be used: " + reason);
  }

  /**
   * The key itself.
   *
   * @return {@link #value()}
   */
  @Override
  public String toString() {
    return value;
  }
}
