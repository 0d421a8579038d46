package dev.efsshare.reliability.enumeration;

import dev.efsshare.FilePublisher;
import java.nio.file.Path;

/** Makes the publishers that are tried: the library's own, or one that is broken on purpose. */
@FunctionalInterface
public interface PublisherFactory {

  /**
   * Makes the publisher of one process.
   *
   * @param root its root
   * @return a publisher
   */
  FilePublisher at(Path root);
}
