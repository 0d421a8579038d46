package dev.efsshare;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The shared mount cannot be used; {@link #reason()} says why, the message what to do. */
public final class MountUnusableException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  /** Why a mount cannot be used. */
  public enum Reason {
    /** Nothing is at the mount point, or the server does not answer for it. */
    MISSING,
    /** The mount point, or a directory of the layout, is something else than a directory. */
    NOT_A_DIRECTORY,
    /** The file system is mounted read-only. */
    READ_ONLY,
    /** The mount, or a directory of the layout, belongs to somebody else and cannot be written. */
    WRONG_OWNER
  }

  /** Why. */
  private final Reason reason;

  /**
   * An exception about one path.
   *
   * @param path the mount or the directory concerned
   * @param reason why
   * @param message what was seen and what to do about it
   */
  public MountUnusableException(Path path, Reason reason, String message) {
    super(path.toString(), null, message);
    this.reason = reason;
  }

  /**
   * Why the mount cannot be used.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
