package dev.efsshare.reliability.workload;

import dev.efsshare.FilePublisher;

/**
 * Makes the publisher of a worker. Implementations have a constructor without arguments, since a
 * worker in a process of its own finds them by their class's name.
 */
@FunctionalInterface
public interface PublisherFactory {

  /**
   * Makes a publisher.
   *
   * @param site its tree
   * @param tracer to be told where the publisher is, as far as it can tell
   * @return a publisher of one worker
   */
  FilePublisher publisher(Site site, Tracer tracer);
}
