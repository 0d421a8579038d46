package dev.efsshare.store;

import dev.efsshare.FilePublisher;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Leads from ids to keys. An id is written before its content and removed after it, so that content
 * which a crash left without a record is found by its id.
 */
final class Ids {
  private static final StoreKey PROBE = new StoreKey("clock");

  private final StoreLayout layout;
  private final FilePublisher publisher;

  Ids(StoreLayout layout, FilePublisher publisher) {
    this.layout = layout;
    this.publisher = publisher;
  }

  /**
   * Takes an id for content of a key.
   *
   * @throws FileAlreadyExistsException if it is taken; sharing it would let one put remove the
   *     content of the other
   */
  void claim(FileId id, StoreKey key) throws IOException {
    Path file = layout.id(id);
    Directories.ensure(publisher, layout.ids(), StoreLayout.parent(file));
    PublishOutcome outcome = PublishOutcome.ALREADY_THERE;
    IOException taken = null;
    try {
      outcome =
          publisher
              .publish(file, ByteBuffer.wrap(RecordFormat.ofId(key)), PublishOptions.createOnly())
              .outcome();
    } catch (FileAlreadyExistsException e) {
      taken = e;
    }
    if (outcome != PublishOutcome.PUBLISHED) {
      FileAlreadyExistsException inUse =
          new FileAlreadyExistsException(
              file.toString(), null, "file id " + id + " is in use; put again with a new id");
      inUse.initCause(taken);
      throw inUse;
    }
  }

  /**
   * The time by the server's clock, from an id that is made for this. This machine's clock may
   * differ from it by more than a grace time. A crash leaves an id without content, which is
   * reaped.
   */
  Instant serverTime() throws IOException {
    FileId probe = FileId.random();
    claim(probe, PROBE);
    try {
      return Files.getLastModifiedTime(layout.id(probe)).toInstant();
    } finally {
      Files.deleteIfExists(layout.id(probe));
    }
  }

  /** The key that an id belongs to. */
  Optional<StoreKey> keyOf(FileId id) throws IOException {
    return FreshLook.at(layout.ids(), layout.id(id), RecordFormat::readId);
  }
}
