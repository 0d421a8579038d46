package dev.efsshare.store;

import dev.efsshare.FilePublisher;
import dev.efsshare.PublishOutcome;
import dev.efsshare.TargetPolicy;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Keeps the plain path of a key on its newest generation. */
final class LinkKeeper {
  private final StoreLayout layout;
  private final Records records;
  private final FilePublisher publisher;

  LinkKeeper(StoreLayout layout, Records records, FilePublisher publisher) {
    this.layout = layout;
    this.records = records;
    this.publisher = publisher;
  }

  /**
   * Makes a key's path name its newest generation.
   *
   * <p>Why this converges whatever the order of the writers: the last of all renames was followed
   * by a look at the records that found nothing newer, and whoever added a generation after that
   * look renames after it, which contradicts the last.
   *
   * @param newest the newest generation that the caller knows of
   * @throws LinkNotUpdatedException if the file system fails
   */
  void converge(FileRecord newest) throws LinkNotUpdatedException {
    FileRecord wanted = newest;
    try {
      Directories.ensure(
          publisher, layout.published(), StoreLayout.parent(layout.link(newest.key())));
      // Every turn but the last means that another put made progress.
      for (Optional<FileRecord> next = Optional.of(wanted); next.isPresent(); ) {
        wanted = next.get();
        next = relink(wanted);
      }
    } catch (IOException e) {
      throw new LinkNotUpdatedException(layout.link(newest.key()), wanted, e);
    }
  }

  /** Puts the link on one generation; returns the newest if that is another one. */
  private Optional<FileRecord> relink(FileRecord wanted) throws IOException {
    NoSuchFileException missing = null;
    try {
      PublishOutcome outcome =
          publisher.link(
              layout.content(wanted.fileId()), layout.link(wanted.key()), TargetPolicy.REPLACE);
      if (outcome == PublishOutcome.ALREADY_THERE) {
        return Optional.empty();
      }
    } catch (NoSuchFileException e) {
      // Pruned, if this writer slept for longer than the grace time.
      missing = e;
    }
    Optional<FileRecord> newer =
        records.newest(wanted.key()).filter(r -> !r.fileId().equals(wanted.fileId()));
    if (newer.isEmpty() && missing != null) {
      throw missing;
    }
    return newer;
  }
}
