package dev.efsshare.consumer;

import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.share.Share;
import dev.efsshare.functions.share.ShareProblems;
import dev.efsshare.store.FileId;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.StoredFile;
import dev.efsshare.store.StoredFile.Recorded;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.nio.file.InvalidPathException;

/**
 * Finds files by their records; reads no content. Thread-safe.
 *
 * <p>Errors are {@link FunctionException}s: NOT_FOUND with what was looked for, INVALID_REQUEST for
 * names that no file can have, EFS_READ_FAILED and MOUNT_FAILED.
 */
final class FileLookup {
  private final VersionedStore store;
  private final FileNames names;
  private final ShareProblems problems;

  FileLookup(Share share, FileNames names) {
    this.store = share.store();
    this.names = names;
    this.problems = share.problems();
  }

  /** How requests and answers name files. */
  FileNames names() {
    return names;
  }

  /** The newest file of a key. */
  StoredFile newest(StoreKey key) {
    try {
      return store.newest(key).orElseThrow(() -> absent(key));
    } catch (InvalidPathException e) {
      throw names.unusable(key, e);
    } catch (IOException e) {
      throw problems.ofRead(e).asException();
    }
  }

  private FunctionException absent(StoreKey key) {
    String message =
        "there is no '%s' on the share; ingest %s first"
            .formatted(names.told(key), names.inBucket(key));
    return problems
        .ofAbsence(notFound(message).with(names.member(), names.told(key)))
        .asException();
  }

  /** The generation that an id names. */
  Recorded generation(FileId id) {
    try {
      return store.find(id).orElseThrow(() -> absent(id));
    } catch (IOException e) {
      throw problems.ofRead(e).asException();
    }
  }

  private FunctionException absent(FileId id) {
    return problems
        .ofAbsence(notFound("no file has this id, or its generation was removed since"))
        .withFileId(id.toString())
        .asException();
  }

  private static Problem notFound(String message) {
    return Problem.of(ErrorCode.NOT_FOUND, message);
  }
}
