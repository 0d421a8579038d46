package dev.efsshare.consumer;

import dev.efsshare.PublishOptions;
import dev.efsshare.functions.share.Share;
import dev.efsshare.store.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/** Writes results to the share and, if wanted, to the bucket. Thread-safe. */
final class Results {
  private final Share share;
  private final ResultArchive archive;

  Results(Share share, ResultArchive archive) {
    this.share = share;
    this.archive = archive;
  }

  /**
   * What the result of a file is called: by its id; a file without one by a UUID of version 3 made
   * from its key, which no id can be.
   */
  static String nameOf(StoredFile file) {
    return switch (file) {
      case StoredFile.Recorded recorded -> recorded.record().fileId().toString();
      case StoredFile.Foreign foreign ->
          UUID.nameUUIDFromBytes(foreign.key().value().getBytes(StandardCharsets.UTF_8)).toString();
    };
  }

  /**
   * Publishes a result, replacing an earlier one.
   *
   * @return its path
   */
  Path write(String name, byte[] result) {
    Path path = share.resultPath(name);
    try {
      share.publisher().publish(path, ByteBuffer.wrap(result), PublishOptions.replacing());
      return path;
    } catch (IOException e) {
      throw share.problems().ofWrite(e).withPath(path.toString()).asException();
    }
  }

  ResultArchive archive() {
    return archive;
  }
}
