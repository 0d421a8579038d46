package dev.efsshare.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Says in words what an exception of the file system means; the JDK's message is often only a path.
 */
final class Causes {

  private Causes() {}

  static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied: " + denied.getFile();
      case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
      case NoSuchFileException none when none.getReason() == null ->
          none.getFile() + " does not exist and cannot be made there";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
