package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * An error of the operating system, as Java throws it on Linux.
 *
 * <p>Java has exception types for a few errors on names. The others are a {@link
 * FileSystemException} whose reason is the text of strerror(3), and on something open every error
 * is a plain {@link IOException} with that text.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/errno.3.html">errno(3)</a>
 */
public enum DiskError {
  /** A device or a server failed. */
  EIO("Input/output error"),
  /** The disk is full. */
  ENOSPC("No space left on device"),
  /** A quota is used up; on Amazon EFS a quota on open files, locks or users. */
  EDQUOT("Disk quota exceeded"),
  /** The file system takes no changes. */
  EROFS("Read-only file system"),
  /** The file of an NFS handle is gone from the server. */
  ESTALE("Stale file handle"),
  /** The file has as many names as it may. */
  EMLINK("Too many links"),
  /** Not for this user, or not on this kind of file system. */
  EPERM("Operation not permitted"),
  /** The permissions forbid it. */
  EACCES("Permission denied"),
  /** There is no such name. */
  ENOENT("No such file or directory"),
  /** The name is taken. */
  EEXIST("File exists"),
  /** The two names are on different file systems. */
  EXDEV("Invalid cross-device link"),
  /** The file system cannot do this. */
  ENOTSUP("Operation not supported"),
  /** The process has as many files open as it may. */
  EMFILE("Too many open files"),
  /** The system has as many files open as it may. */
  ENFILE("Too many open files in system");

  private final String text;

  DiskError(String text) {
    this.text = text;
  }

  /**
   * What strerror(3) says.
   *
   * @return the text
   */
  public String text() {
    return text;
  }

  /**
   * The exception that a program sees.
   *
   * @param call the call that fails
   * @return what Java throws for this error of that call
   */
  public IOException on(Call call) {
    return switch (call) {
      case Call.Transfer transfer -> new IOException(text);
      case Call.OnHandle open when open.operation() == Operation.NEXT_ENTRY ->
          named(open.path().toString(), null);
      case Call.OnHandle open -> new IOException(text);
      case Call.OnName name -> named(name.path().toString(), null);
      case Call.Opening opening -> named(opening.path().toString(), null);
      case Call.OnNames names -> onNames(names);
    };
  }

  private IOException onNames(Call.OnNames names) {
    String path = names.path().toString();
    String target = names.target().toString();
    if (this == EXDEV && names.options().contains(StandardCopyOption.ATOMIC_MOVE)) {
      return new AtomicMoveNotSupportedException(path, target, text);
    }
    return switch (names.operation()) {
      // The name that could not be made comes first.
      case LINK -> named(target, path);
      case SYMBOLIC_LINK -> named(path, null);
      default -> named(path, target);
    };
  }

  private FileSystemException named(String file, @Nullable String other) {
    return switch (this) {
      case EACCES -> new AccessDeniedException(file, other, null);
      case ENOENT -> new NoSuchFileException(file, other, null);
      case EEXIST -> new FileAlreadyExistsException(file, other, null);
      default -> new FileSystemException(file, other, text);
    };
  }
}
