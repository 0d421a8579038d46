package dev.efsshare.local.s3;

import com.google.common.base.Throwables;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.S3Exceptions;

/**
 * Keys that S3 takes and a folder cannot hold: objects are files, so a key cannot lie below another
 * one, and each of its names is limited. Such a write is refused as a wrong argument, which clients
 * do not repeat.
 */
final class KeyLimits {

  private KeyLimits() {}

  /** Runs a write; a failure that is due to the key says so. */
  static <R> R explaining(String key, Supplier<R> write) {
    try {
      return write.get();
    } catch (RuntimeException e) {
      Optional<String> reason = reason(e);
      if (reason.isEmpty()) {
        throw e;
      }
      RuntimeException refusal =
          S3Exceptions.invalidArgument("Key %s: %s".formatted(key, reason.get()));
      refusal.addSuppressed(e);
      throw refusal;
    }
  }

  private static Optional<String> reason(RuntimeException failure) {
    return Throwables.getCausalChain(failure).stream()
        .filter(FileSystemException.class::isInstance)
        .map(FileSystemException.class::cast)
        .findFirst()
        .flatMap(KeyLimits::reason);
  }

  private static Optional<String> reason(FileSystemException failure) {
    String text = String.valueOf(failure.getReason());
    if (text.contains("name too long")) {
      return Optional.of("this server keeps objects as files and takes names of some 200 bytes");
    }
    boolean nested =
        failure instanceof FileAlreadyExistsException
            || failure instanceof NotDirectoryException
            || failure instanceof DirectoryNotEmptyException
            || text.contains("Not a directory")
            || text.contains("Is a directory");
    return nested
        ? Optional.of("this server keeps objects as files and takes no key below another key")
        : Optional.empty();
  }
}
