package dev.efsshare.reliability.workload;

import dev.efsshare.ContentSummary;
import dev.efsshare.FilePublisher;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import dev.efsshare.PublishedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Broken on purpose: acknowledges files in the created directory and publishes them later. */
public final class EarlyAnswerPublishers implements PublisherFactory {

  public EarlyAnswerPublishers() {}

  @Override
  public FilePublisher publisher(Site site, Tracer tracer) {
    return new EarlyAnswerPublisher(site, new LibraryPublishers().publisher(site, tracer));
  }

  private static final class EarlyAnswerPublisher extends DelegatingPublisher {
    private final Site site;
    private final Deque<PendingFile> acknowledged = new ArrayDeque<>();

    EarlyAnswerPublisher(Site site, FilePublisher sound) {
      super(sound);
      this.site = site;
    }

    @Override
    public PendingFile begin(Path target, PublishOptions options) throws IOException {
      if (!target.startsWith(site.created())) {
        return super.begin(target, options);
      }
      publishTheOneBefore();
      return new EarlyAnswer(super.begin(target, options));
    }

    private void publishTheOneBefore() throws IOException {
      PendingFile before = acknowledged.poll();
      if (before != null) {
        try (before) {
          before.commit();
        }
      }
    }

    private final class EarlyAnswer extends AppendedFile {
      private final PendingFile sound;

      EarlyAnswer(PendingFile sound) {
        super(sound.target());
        this.sound = sound;
      }

      @Override
      public void append(ByteBuffer content) throws IOException {
        sound.append(content);
      }

      @Override
      public PublishedFile commit() {
        acknowledged.add(sound);
        var nothingKnown = new ContentSummary(0, List.of());
        return new PublishedFile(target(), PublishOutcome.PUBLISHED, nothingKnown);
      }

      @Override
      public void close() {
        // closed by the next call
      }
    }
  }
}
