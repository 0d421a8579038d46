package dev.efsshare.reliability.workload;

import dev.efsshare.FilePublisher;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.TargetPolicy;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Broken on purpose: create-only is a look and then a replacement, between which others come. */
public final class CheckThenRenamePublishers implements PublisherFactory {

  public CheckThenRenamePublishers() {}

  @Override
  public FilePublisher publisher(Site site, Tracer tracer) {
    return new DelegatingPublisher(new LibraryPublishers().publisher(site, tracer)) {
      @Override
      public PendingFile begin(Path target, PublishOptions options) throws IOException {
        if (!target.startsWith(site.created())) {
          return super.begin(target, options);
        }
        if (Files.exists(target)) {
          throw new FileAlreadyExistsException(target.toString());
        }
        // The gap is there without this; wide, somebody falls into it within a few rounds.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        return super.begin(target, options.withTargetPolicy(TargetPolicy.REPLACE));
      }
    };
  }
}
