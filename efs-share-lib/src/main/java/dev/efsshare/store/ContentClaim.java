package dev.efsshare.store;

import dev.efsshare.PublicationUncertainException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The content of one generation until it has a record: closing it removes id and content unless a
 * record names them, or may name them. One thread at a time.
 */
final class ContentClaim implements Closeable {
  private final StoreParts parts;
  private final FileId id;
  private boolean mayBeRecorded;

  private ContentClaim(StoreParts parts, FileId id) {
    this.parts = parts;
    this.id = id;
  }

  static ContentClaim make(StoreParts parts, FileId id, StoreKey key) throws IOException {
    parts.ids().claim(id, key);
    return new ContentClaim(parts, id);
  }

  /** Where the content belongs; the directory is there. */
  Path preparePath() throws IOException {
    Path content = parts.layout().content(id);
    Directories.ensure(parts.publisher(), parts.layout().objects(), StoreLayout.parent(content));
    return content;
  }

  /**
   * Makes the content a generation.
   *
   * @return false if another writer has that generation
   */
  boolean record(FileRecord record) throws IOException {
    // Content that a record names must never be removed: until the contrary is certain, it may.
    mayBeRecorded = true;
    try {
      mayBeRecorded = parts.records().create(record);
      return mayBeRecorded;
    } catch (PublicationUncertainException e) {
      throw e;
    } catch (IOException e) {
      mayBeRecorded = isListed(record, e);
      throw e;
    }
  }

  private boolean isListed(FileRecord record, IOException primary) {
    try {
      return parts.records().generations(record.key()).contains(record.generation());
    } catch (IOException e) {
      primary.addSuppressed(e);
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    if (!mayBeRecorded) {
      Removal.contentAndId(parts.layout(), id);
    }
  }
}
