package dev.efsshare.reliability.workload;

import dev.efsshare.FilePublisher;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import dev.efsshare.ReapOptions;
import dev.efsshare.ReapReport;
import dev.efsshare.TargetPolicy;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.reliability.workload.Tracer.Place;
import dev.efsshare.reliability.workload.Tracer.Stage;
import dev.efsshare.spi.StorageSync;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The library's publisher, telling a tracer where it is. For one worker. */
final class TracedPublisher implements FilePublisher {
  private final Site site;
  private final Tracer tracer;
  private final NioFilePublisher publisher;
  private Place place = Place.TARGET;

  TracedPublisher(Site site, Tracer tracer) {
    this.site = site;
    this.tracer = tracer;
    this.publisher = NioFilePublisher.builder(site.root()).storageSync(new TracedSync()).build();
  }

  @Override
  public Path root() {
    return publisher.root();
  }

  @Override
  public PendingFile begin(Path target, PublishOptions options) throws IOException {
    place = site.placeOf(target);
    tracer.at(place, Stage.BEGUN);
    PendingFile file = publisher.begin(target, options);
    tracer.at(place, Stage.WRITING);
    return file;
  }

  @Override
  public PublishOutcome link(Path existing, Path target, TargetPolicy policy) throws IOException {
    place = Place.LINK;
    tracer.at(place, Stage.NAMING);
    return publisher.link(existing, target, policy);
  }

  @Override
  public ReapReport reapLeftovers(Path directory, ReapOptions options) throws IOException {
    return publisher.reapLeftovers(directory, options);
  }

  /** What the library's own does on Linux, with a note before and after each force. */
  private final class TracedSync implements StorageSync {
    @Override
    public void forceContent(FileChannel channel) throws IOException {
      tracer.at(place, Stage.FORCING);
      channel.force(true);
      tracer.at(place, Stage.NAMING);
    }

    @Override
    public void forceNames(Path directory) throws IOException {
      tracer.at(place, Stage.SETTLING);
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
      tracer.at(place, Stage.DONE);
    }
  }
}
