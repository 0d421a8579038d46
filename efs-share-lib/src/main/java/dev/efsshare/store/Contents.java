package dev.efsshare.store;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.VerifiedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The content of generations. */
record Contents(StoreLayout layout, VerifiedReader reader) {

  /**
   * Whether content is what its record says.
   *
   * @param thorough false to compare the size alone, by one stat; true to read everything
   */
  boolean isIntact(FileRecord record, boolean thorough) throws IOException {
    Path content = layout.content(record.fileId());
    Optional<Long> size = FreshLook.at(layout.objects(), content, Files::size);
    if (size.isEmpty() || size.get() != record.content().sizeBytes()) {
      return false;
    }
    return !thorough || FreshLook.once(content, path -> hasSha256(path, record)).orElse(false);
  }

  private boolean hasSha256(Path content, FileRecord record) throws IOException {
    return reader
        .summarise(content, Set.of(ChecksumAlgorithm.SHA_256))
        .sha256()
        .equals(record.content().sha256());
  }
}
