package dev.efsshare.store;

import dev.efsshare.ContentSummary;
import dev.efsshare.FilePublisher;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import dev.efsshare.PublishedFile;
import dev.efsshare.ReapOptions;
import dev.efsshare.ReapReport;
import dev.efsshare.TargetPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Lets a test step in before and after everything that changes names on the real publisher. */
abstract class ForwardingPublisher implements FilePublisher {
  private final FilePublisher real;

  ForwardingPublisher(FilePublisher real) {
    this.real = real;
  }

  /** Called before the real step. */
  abstract void before(String step, Path target) throws IOException;

  /** Called after the real step was done. */
  abstract void after(String step, Path target) throws IOException;

  @Override
  public Path root() {
    return real.root();
  }

  @Override
  public PendingFile begin(Path target, PublishOptions options) throws IOException {
    before("begin", target);
    return new Pending(real.begin(target, options));
  }

  @Override
  public PublishOutcome link(Path existing, Path target, TargetPolicy policy) throws IOException {
    before("link", target);
    PublishOutcome outcome = real.link(existing, target, policy);
    after("link", target);
    return outcome;
  }

  @Override
  public void ensureDirectory(Path directory) throws IOException {
    real.ensureDirectory(directory);
  }

  @Override
  public ReapReport reapLeftovers(Path directory, ReapOptions options) throws IOException {
    return real.reapLeftovers(directory, options);
  }

  private final class Pending implements PendingFile {
    private final PendingFile file;

    Pending(PendingFile file) {
      this.file = file;
    }

    @Override
    public Path target() {
      return file.target();
    }

    @Override
    public long sizeBytes() {
      return file.sizeBytes();
    }

    @Override
    public void append(ByteBuffer content) throws IOException {
      file.append(content);
    }

    @Override
    public long append(InputStream content) throws IOException {
      return file.append(content);
    }

    @Override
    public void writeAt(long position, ByteBuffer content) throws IOException {
      file.writeAt(position, content);
    }

    @Override
    public PublishedFile commit() throws IOException {
      before("commit", target());
      PublishedFile published = file.commit();
      after("commit", target());
      return published;
    }

    @Override
    public PublishedFile commit(ContentSummary content) throws IOException {
      before("commit", target());
      PublishedFile published = file.commit(content);
      after("commit", target());
      return published;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
