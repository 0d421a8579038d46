package dev.efsshare.reliability.workload;

import dev.efsshare.FilePublisher;

/** Publishers of the library, which is what the campaigns are about. No state. */
public final class LibraryPublishers implements PublisherFactory {

  /** A factory. */
  public LibraryPublishers() {}

  @Override
  public FilePublisher publisher(Site site, Tracer tracer) {
    return new TracedPublisher(site, tracer);
  }
}
