package dev.efsshare.nio;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.ContentSummary;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishedFile;
import dev.efsshare.nio.TargetRules.Target;
import dev.efsshare.spi.PublicationListener.Discarded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The states of a file that is being written; {@link Placement} does the rest. */
final class PendingNioFile implements PendingFile {
  private enum State {
    OPEN,
    POISONED,
    COMMITTED,
    CLOSED
  }

  private enum Style {
    UNDECIDED,
    APPENDED,
    POSITIONAL
  }

  private final Target target;
  private final PublishOptions options;
  private final TempFile temp;
  private final PublisherSettings settings;
  private final ContentWriter writer;

  private final AtomicReference<Style> style = new AtomicReference<>(Style.UNDECIDED);

  /**
   * Writers at positions share it; commit and close take it alone, so that no such write is under
   * way then. Appending does without: a source that blocks must not keep close from ending it.
   */
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

  private volatile State state = State.OPEN;

  PendingNioFile(Target target, PublishOptions options, TempFile temp, PublisherSettings settings) {
    this.target = target;
    this.options = options;
    this.temp = temp;
    this.settings = settings;
    this.writer = new ContentWriter(target.path(), options, temp);
  }

  @Override
  public Path target() {
    return target.path();
  }

  @Override
  public long sizeBytes() {
    return writer.sizeBytes();
  }

  @Override
  public void append(ByteBuffer content) throws IOException {
    write(Style.APPENDED, () -> writer.append(content));
  }

  @Override
  public long append(InputStream content) throws IOException {
    long before = sizeBytes();
    write(Style.APPENDED, () -> writer.append(content));
    return sizeBytes() - before;
  }

  @Override
  public void writeAt(long position, ByteBuffer content) throws IOException {
    if (position < 0) {
      throw new IllegalArgumentException("position " + position + " is negative");
    }
    gate.readLock().lock();
    try {
      write(Style.POSITIONAL, () -> writer.writeAt(position, content));
    } finally {
      gate.readLock().unlock();
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  /** Runs a write; whatever it throws poisons the file. */
  private void write(Style wanted, Step step) throws IOException {
    requireOpen();
    requireStyle(wanted);
    poisonedBy(step);
  }

  private void poisonedBy(Step step) throws IOException {
    boolean done = false;
    try {
      step.run();
      done = true;
    } finally {
      if (!done && state == State.OPEN) {
        state = State.POISONED;
      }
    }
  }

  @Override
  public PublishedFile commit() throws IOException {
    return commit(Style.APPENDED, Optional.empty());
  }

  @Override
  public PublishedFile commit(ContentSummary content) throws IOException {
    if (content.checksum(ChecksumAlgorithm.SHA_256).isEmpty()) {
      throw new IllegalArgumentException(
          "the SHA-256 of what was written to %s is missing: %s".formatted(target(), content));
    }
    return commit(Style.POSITIONAL, Optional.of(content));
  }

  private PublishedFile commit(Style wanted, Optional<ContentSummary> given) throws IOException {
    gate.writeLock().lock();
    try {
      requireOpen();
      requireStyle(wanted);
      Placement placement = new Placement(target, options, temp, settings, writer.limits());
      poisonedBy(() -> {
        ContentSummary content = given.orElseGet(writer::summary);
        writer.limits().checkTime();
        checkContent(content);
        placement.place(content);
        state = State.COMMITTED;
        placement.settle();
      });
      return placement.published();
    } finally {
      gate.writeLock().unlock();
    }
  }

  private void checkContent(ContentSummary content) throws ChecksumMismatchException {
    if (content.sizeBytes() != sizeBytes()) {
      throw new ChecksumMismatchException(
          target().toString(),
          "%d bytes were written, not %d".formatted(sizeBytes(), content.sizeBytes()));
    }
    ContentSummary expected = options.expected();
    Optional<String> difference =
        expected == null ? Optional.empty() : content.differenceTo(expected);
    if (difference.isPresent()) {
      throw new ChecksumMismatchException(target().toString(), difference.get());
    }
  }

  @Override
  public void close() throws IOException {
    gate.writeLock().lock();
    try {
      if (state == State.OPEN || state == State.POISONED) {
        state = State.CLOSED;
        temp.close();
        settings.tell(new Discarded(target(), sizeBytes()));
      }
    } finally {
      gate.writeLock().unlock();
    }
  }

  private void requireOpen() {
    if (state != State.OPEN) {
      throw new IllegalStateException("the file for %s is %s".formatted(target(), describe(state)));
    }
  }

  private static String describe(State state) {
    return switch (state) {
      case OPEN -> "open";
      case POISONED -> "unusable after an earlier error; close it and begin again";
      case COMMITTED -> "committed already";
      case CLOSED -> "closed";
    };
  }

  private void requireStyle(Style wanted) {
    style.compareAndSet(Style.UNDECIDED, wanted);
    if (style.get() != wanted) {
      throw new IllegalStateException(
          "the file for %s is %s; appending and writing at positions cannot be mixed"
              .formatted(
                  target(), wanted == Style.APPENDED ? "written at positions" : "appended to"));
    }
  }
}
