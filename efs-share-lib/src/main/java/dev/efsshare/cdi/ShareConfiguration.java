package dev.efsshare.cdi;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Which share the beans of {@link ShareProducer} work on. Immutable. The application provides one
 * as a bean:
 *
 * <pre>{@code
 * @Produces
 * @Singleton
 * ShareConfiguration share() {
 *   return new ShareConfiguration(Path.of("/mnt/efs"));
 * }
 * }</pre>
 *
 * @param root the directory below which everything is published, absolute; it need not exist yet
 */
public record ShareConfiguration(Path root) {

  /**
   * Checks the components.
   *
   * @throws InvalidPathException if the root is relative
   */
  public ShareConfiguration {
    if (!root.isAbsolute()) {
      throw new InvalidPathException(root.toString(), "the root must be an absolute path");
    }
  }
}
