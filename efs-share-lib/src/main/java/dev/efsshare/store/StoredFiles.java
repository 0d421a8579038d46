package dev.efsshare.store;

import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.ContentSummary;
import dev.efsshare.StorageFault;
import dev.efsshare.VerifiedReader.ContentReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds and reads what keys and ids lead to. Thread-safe. */
final class StoredFiles {
  /**
   * How often a key is resolved for one read; every time but the first, its newest file changed.
   */
  private static final int MAX_LOOKS = 10;

  private final StoreParts parts;

  StoredFiles(StoreParts parts) {
    this.parts = parts;
  }

  Optional<StoredFile> newest(StoreKey key) throws IOException {
    Optional<FileRecord> record = parts.records().newest(key);
    if (record.isEmpty() && parts.names().isFile(key)) {
      // The file may come from a generation that was added after the first look.
      record = parts.records().newest(key);
      if (record.isEmpty()) {
        return Optional.of(new StoredFile.Foreign(key, parts.layout().link(key)));
      }
    }
    return record.map(this::recorded);
  }

  Optional<StoredFile.Recorded> find(FileId id) throws IOException {
    Optional<StoreKey> key = parts.ids().keyOf(id);
    return key.isEmpty()
        ? Optional.empty()
        : parts.records().find(key.get(), id).map(this::recorded);
  }

  <T> T read(StoredFile file, ContentReader<T> content) throws IOException {
    return switch (file) {
      case StoredFile.Recorded recorded ->
          parts.reader().read(recorded.path(), expected(recorded.record()), content);
      case StoredFile.Foreign foreign -> parts.reader().readUnverified(foreign.path(), content);
    };
  }

  <T> Optional<T> readNewest(StoreKey key, StoredFileReader<T> content) throws IOException {
    Optional<StoredFile> file = newest(key);
    for (int look = 1; file.isPresent(); look++) {
      StoredFile current = file.get();
      try {
        return Optional.of(read(current, in -> content.read(current, in)));
      } catch (IOException e) {
        if (look == MAX_LOOKS || !isOfThisFileOnly(e)) {
          throw e;
        }
        file = newestInPlaceOf(current, e);
      }
    }
    return Optional.empty();
  }

  /** Pruned, replaced or damaged: with a newer file of the key all may be well. */
  private static boolean isOfThisFileOnly(IOException failure) {
    return failure instanceof ChecksumMismatchException || StorageFault.of(failure).isGone();
  }

  /** Throws the failure if the key still leads to the file that failed. */
  private Optional<StoredFile> newestInPlaceOf(StoredFile failed, IOException failure)
      throws IOException {
    Optional<StoredFile> now;
    try {
      now = newest(keyOf(failed));
    } catch (IOException e) {
      failure.addSuppressed(e);
      throw failure;
    }
    if (now.filter(failed::equals).isPresent()) {
      throw failure;
    }
    return now;
  }

  private static StoreKey keyOf(StoredFile file) {
    return switch (file) {
      case StoredFile.Recorded recorded -> recorded.record().key();
      case StoredFile.Foreign foreign -> foreign.key();
    };
  }

  private StoredFile.Recorded recorded(FileRecord record) {
    return new StoredFile.Recorded(record, parts.layout().content(record.fileId()));
  }

  /** SHA-256 alone: further checksums of a record would cost time and tell nothing more. */
  private static ContentSummary expected(FileRecord record) {
    return new ContentSummary(record.content().sizeBytes(), List.of(record.content().sha256()));
  }
}
