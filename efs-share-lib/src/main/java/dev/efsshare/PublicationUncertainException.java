package dev.efsshare;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * A link or rename failed and neither its effect nor its absence could be seen.
 *
 * <p>NFS may lose the reply to a call that was carried out (rename(2), link(2), BUGS). The library
 * compares file identities afterwards; this is thrown only when that comparison fails too. The
 * target holds the old file or the new one, whole. Publishing again is safe.
 */
public final class PublicationUncertainException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception about one target.
   *
   * @param target the name that may or may not have the new content
   * @param cause the failure of the comparison; the failure of the call is suppressed under it
   */
  public PublicationUncertainException(Path target, IOException cause) {
    super(
        target.toString(),
        null,
        "the file system failed while it published this name; it holds the old file or the new one"
            + " (publish again to be sure): "
            + cause);
    initCause(cause);
  }
}
