package dev.efsshare;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of a shared file system means.
 *
 * <p>Java has exception types for four error numbers only; the others reach it as the text of
 * strerror(3), which this classifier reads. Amazon EFS reports its quotas on files, users and locks
 * as "Disk quota exceeded".
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/efs/latest/ug/troubleshooting-efs-fileop-errors.html">EFS
 *     file operation errors</a>
 */
public enum StorageFault {
  /** ENOENT. */
  NOT_FOUND,
  /** EEXIST. */
  ALREADY_EXISTS,
  /** EACCES or EPERM. */
  ACCESS_DENIED,
  /** ESTALE: the file was removed or replaced on the server; open it again by name. */
  STALE_HANDLE,
  /** EDQUOT: on EFS a quota on open files, locks or users, not on space. */
  QUOTA,
  /** ENOSPC. */
  NO_SPACE,
  /** EMLINK: a file has at most 177 hard links on EFS. */
  TOO_MANY_LINKS,
  /** EROFS. */
  READ_ONLY,
  /** EFBIG: a file is at most 47.9 TiB on EFS. */
  FILE_TOO_LARGE,
  /** Anything else, an input/output error among it. */
  OTHER;

  /**
   * Whether a name leads nowhere, or no longer to the file that it led to: to look the name up once
   * more, on the server, may help.
   *
   * @return true for {@link #NOT_FOUND} and {@link #STALE_HANDLE}
   */
  public boolean isGone() {
    return this == NOT_FOUND || this == STALE_HANDLE;
  }

  /**
   * Classifies a failure.
   *
   * @param failure as the file system threw it
   * @return what it means
   */
  public static StorageFault of(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return NOT_FOUND;
    }
    if (failure instanceof FileAlreadyExistsException) {
      return ALREADY_EXISTS;
    }
    if (failure instanceof AccessDeniedException) {
      return ACCESS_DENIED;
    }
    // A channel throws a plain IOException whose message is the bare text.
    return ofText(
        failure instanceof FileSystemException named ? named.getReason() : failure.getMessage());
  }

  private static StorageFault ofText(@Nullable String text) {
    if (text == null) {
      return OTHER;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("stale file handle") || lower.contains("stale nfs file handle")) {
      return STALE_HANDLE;
    }
    if (lower.contains("quota exceeded")) {
      return QUOTA;
    }
    if (lower.contains("no space left")) {
      return NO_SPACE;
    }
    if (lower.contains("too many links")) {
      return TOO_MANY_LINKS;
    }
    if (lower.contains("read-only file system")) {
      return READ_ONLY;
    }
    if (lower.contains("file too large")) {
      return FILE_TOO_LARGE;
    }
    boolean denied =
        lower.contains("permission denied") || lower.contains("operation not permitted");
    return denied ? ACCESS_DENIED : OTHER;
  }
}
