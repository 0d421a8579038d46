package dev.efsshare.consumer;

import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.share.Share;
import dev.efsshare.store.FileId;
import dev.efsshare.store.FileRecord;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.StoredFile.Foreign;
import dev.efsshare.store.StoredFile.Recorded;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Tells what the store knows of files, without reading them. Thread-safe.
 *
 * <p>Errors are those of {@link FileLookup}.
 */
final class FileRecords {
  private final Share share;
  private final FileLookup lookup;

  FileRecords(Share share, FileLookup lookup) {
    this.share = share;
    this.lookup = lookup;
  }

  /** The record that an id names. */
  FileDescription ofId(FileId id) {
    Recorded file = lookup.generation(id);
    FileRecord record = file.record();
    boolean newest =
        lookup.newest(record.key()) instanceof Recorded last
            && last.record().generation() == record.generation();
    // The plain path of an older generation's key has the content of the newest.
    Path path = newest ? link(record.key()) : file.path();
    return new FileDescription(record, newest, path, told(record.key()));
  }

  /**
   * The newest record of a key.
   *
   * @param text the key, with or without the prefix of models
   */
  FileDescription ofKey(String text) {
    StoreKey key = lookup.names().key(text);
    try {
      return switch (lookup.newest(key)) {
        case Recorded(FileRecord record, Path content) ->
            new FileDescription(record, true, link(key), told(key));
        case Foreign foreign -> throw unrecorded(key);
      };
    } catch (FunctionException e) {
      // Every error about a file that the caller named tells which.
      throw e.problem().with("key", told(key)).asException();
    }
  }

  private FunctionException unrecorded(StoreKey key) {
    return Problem.of(
            ErrorCode.NOT_FOUND,
            ("'%s' is on the share without a record: another tool put it there; POST /ingest with"
                    + " this key keeps the file and records it")
                .formatted(told(key)))
        .asException();
  }

  private Path link(StoreKey key) {
    try {
      return share.store().linkOf(key);
    } catch (InvalidPathException e) {
      throw lookup.names().unusable(key, e);
    }
  }

  private String told(StoreKey key) {
    return lookup.names().told(key);
  }
}
