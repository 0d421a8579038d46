package dev.efsshare.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The generation is stored and every reader of the store sees it, but the plain path of its key
 * could not be made to name it. The next put of the key repairs that, whatever it answers; so
 * putting again is safe and enough.
 */
public final class LinkNotUpdatedException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable FileRecord newest;

  /**
   * An exception about one key.
   *
   * @param link the path that may name an older generation, or nothing
   * @param newest the generation that it should name
   * @param cause what the file system said
   */
  public LinkNotUpdatedException(Path link, FileRecord newest, IOException cause) {
    super(
        link.toString(),
        null,
        "generation %d (%s) is stored, but this path could not be made to name it (put again): %s"
            .formatted(newest.generation(), newest.fileId(), cause));
    initCause(cause);
    this.newest = newest;
  }

  /**
   * The generation that the path should name: the one that was put, or a newer one.
   *
   * @return its record; empty after serialisation
   */
  public Optional<FileRecord> newest() {
    return Optional.ofNullable(newest);
  }
}
