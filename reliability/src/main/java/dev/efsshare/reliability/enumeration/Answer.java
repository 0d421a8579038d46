package dev.efsshare.reliability.enumeration;

/**
 * What one writer wanted and was told.
 *
 * @param content what it wanted to publish
 * @param told what it was told
 */
public record Answer(Content content, Told told) {
  @Override
  public String toString() {
    return "writer of %s was told %s".formatted(content, told);
  }
}
