package dev.efsshare.testkit;

import dev.efsshare.testkit.Misbehaviour.Action;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A listing; opening it, each entry, its end and closing it are calls. */
final class MisbehavingDirectoryStream implements DirectoryStream<Path> {
  private final MisbehavingFileSystem fileSystem;
  private final DirectoryStream<Path> below;
  private final Filter<? super Path> filter;
  private final Path directory;
  private final long handle;
  private final AtomicBoolean closed = new AtomicBoolean();

  private MisbehavingDirectoryStream(
      MisbehavingFileSystem fileSystem,
      Call.Opening call,
      DirectoryStream<Path> below,
      Filter<? super Path> filter) {
    this.fileSystem = fileSystem;
    this.below = below;
    this.filter = filter;
    this.directory = call.path();
    this.handle = call.handle();
  }

  static DirectoryStream<Path> open(
      MisbehavingFileSystem fileSystem,
      Call.Opening call,
      Action<DirectoryStream<Path>> opener,
      Filter<? super Path> filter)
      throws IOException {
    Opening<DirectoryStream<Path>> opening = new Opening<>(opener);
    return opening.around(
        fileSystem, call, below -> new MisbehavingDirectoryStream(fileSystem, call, below, filter));
  }

  @Override
  public Iterator<Path> iterator() {
    return new Entries(below.iterator());
  }

  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      Closing.around(fileSystem, new Call.OnHandle(Operation.CLOSE, directory, handle), below);
    }
  }

  /** Asks for the next entry only when the program does. */
  private final class Entries implements Iterator<Path> {
    private final Iterator<Path> entries;
    private @Nullable Path next;
    private boolean ended;

    Entries(Iterator<Path> entries) {
      this.entries = entries;
    }

    @Override
    public boolean hasNext() {
      try {
        while (next == null && !ended) {
          advance();
        }
      } catch (IOException e) {
        throw new DirectoryIteratorException(e);
      }
      return next != null;
    }

    private void advance() throws IOException {
      if (closed.get()) {
        ended = true;
        return;
      }
      Optional<Path> found =
          fileSystem.around(new Call.OnHandle(Operation.NEXT_ENTRY, directory, handle), this::ask);
      if (found.isEmpty()) {
        ended = true;
      } else if (filter.accept(found.get())) {
        next = found.get();
      }
    }

    private Optional<Path> ask() throws IOException {
      try {
        return entries.hasNext()
            ? Optional.of(fileSystem.wrapBelow(entries.next()))
            : Optional.empty();
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }

    @Override
    public Path next() {
      Path found = hasNext() ? next : null;
      if (found == null) {
        throw new NoSuchElementException("no more entries in " + directory);
      }
      next = null;
      return found;
    }
  }
}
