package dev.efsshare;

import java.nio.file.FileSystemException;

/** Content is larger than allowed. */
public final class SizeLimitExceededException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  /** In bytes. */
  private final long maxBytes;

  /**
   * An exception about one file or object.
   *
   * @param name the file or the object
   * @param maxBytes the limit, in bytes
   */
  public SizeLimitExceededException(String name, long maxBytes) {
    super(name, null, "content is larger than the limit of " + maxBytes + " bytes");
    this.maxBytes = maxBytes;
  }

  /**
   * The limit.
   *
   * @return in bytes
   */
  public long maxBytes() {
    return maxBytes;
  }
}
