package dev.efsshare.reliability.workload;

import dev.efsshare.FilePublisher;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import dev.efsshare.ReapOptions;
import dev.efsshare.ReapReport;
import dev.efsshare.TargetPolicy;
import java.io.IOException;
import java.nio.file.Path;

/** A publisher of which one thing is broken. */
class DelegatingPublisher implements FilePublisher {
  private final FilePublisher sound;

  DelegatingPublisher(FilePublisher sound) {
    this.sound = sound;
  }

  @Override
  public Path root() {
    return sound.root();
  }

  @Override
  public PendingFile begin(Path target, PublishOptions options) throws IOException {
    return sound.begin(target, options);
  }

  @Override
  public PublishOutcome link(Path existing, Path target, TargetPolicy policy) throws IOException {
    return sound.link(existing, target, policy);
  }

  @Override
  public ReapReport reapLeftovers(Path directory, ReapOptions options) throws IOException {
    return sound.reapLeftovers(directory, options);
  }
}
