package dev.efsshare.reliability.workload;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentSummary;
import dev.efsshare.FilePublisher;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import dev.efsshare.PublishedFile;
import dev.efsshare.TargetPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Broken on purpose: writes onto names that are replaced, as programs do that know no better. */
public final class PlainWritePublishers implements PublisherFactory {
  private static final long PAUSE_NANOS = 2_000_000;

  public PlainWritePublishers() {}

  @Override
  public FilePublisher publisher(Site site, Tracer tracer) {
    return new DelegatingPublisher(new LibraryPublishers().publisher(site, tracer)) {
      @Override
      public PendingFile begin(Path target, PublishOptions options) throws IOException {
        return options.targetPolicy() == TargetPolicy.REPLACE
            ? new PlainFile(target)
            : super.begin(target, options);
      }
    };
  }

  private static final class PlainFile extends AppendedFile {
    private final FileChannel channel;
    private final ChecksumCalculator calculator =
        ChecksumCalculator.of(Set.of(ChecksumAlgorithm.SHA_256));

    PlainFile(Path target) throws IOException {
      super(target);
      this.channel =
          FileChannel.open(
              target,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
    }

    @Override
    public void append(ByteBuffer content) throws IOException {
      calculator.update(content.array(), content.arrayOffset(), content.limit());
      ByteBuffer half = content.duplicate().limit(content.remaining() / 2);
      channel.write(half);
      LockSupport.parkNanos(PAUSE_NANOS);
      channel.write(content.position(half.limit()));
    }

    @Override
    public PublishedFile commit() {
      ContentSummary summary = calculator.finish();
      return new PublishedFile(target(), PublishOutcome.PUBLISHED, summary);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
