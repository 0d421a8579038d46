package dev.efsshare.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Says in words what an exception of the file system means; the JDK's message is often only a path.
 * Safe for use by many threads.
 */
public final class Causes {

  private Causes() {}

  /**
   * What an exception means to whoever gave the path.
   *
   * @param e thrown where a file or folder was to be made, written or read
   * @return words with the path; never empty
   */
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied: " + denied.getFile();
      case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
      case NoSuchFileException none when none.getReason() == null ->
          none.getFile() + " does not exist and cannot be made there";
      case NotDirectoryException file -> file.getFile() + " is not a folder";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }
}
