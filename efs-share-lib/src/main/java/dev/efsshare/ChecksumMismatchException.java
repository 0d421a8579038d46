package dev.efsshare;

import java.nio.file.FileSystemException;

/** Content is not what a checksum or a size says. */
public final class ChecksumMismatchException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception about one file or object.
   *
   * @param name the file or the object
   * @param difference what was found, then what was expected
   */
  public ChecksumMismatchException(String name, String difference) {
    super(name, null, "content differs from what was expected: " + difference);
  }
}
