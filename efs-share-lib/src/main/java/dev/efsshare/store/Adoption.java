package dev.efsshare.store;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ContentSummary;
import dev.efsshare.StorageFault;
import dev.efsshare.TargetPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Makes a file that another tool put under a key's path the first generation of the key. */
final class Adoption {
  private final StoreParts parts;

  Adoption(StoreParts parts) {
    this.parts = parts;
  }

  /**
   * Adopts what is at the path of a key that has no record.
   *
   * @return the newest record, whoever made it; empty if there is nothing to adopt
   * @throws dev.efsshare.DeadlineExceededException if reading the file takes longer than the limit
   */
  Optional<FileRecord> adopt(StoreKey key, Set<ChecksumAlgorithm> checksums, TimeLimit limit)
      throws IOException {
    if (!parts.names().isFile(key)) {
      return Optional.empty();
    }
    FileId id = FileId.random();
    try (ContentClaim claim = ContentClaim.make(parts, id, key)) {
      Path content = claim.preparePath();
      // A second name, not a copy: the file keeps its bytes when its path is replaced later.
      parts.publisher().link(parts.layout().link(key), content, TargetPolicy.CREATE_ONLY);
      claim.record(record(key, id, Contents.summarise(content, withSha256(checksums), limit)));
    } catch (IOException e) {
      if (!StorageFault.of(e).isGone()) {
        throw e;
      }
      // Removed since it was seen; whoever did that may have put a generation there.
      return parts.records().newest(key);
    }
    return parts.records().newest(key);
  }

  private static FileRecord record(StoreKey key, FileId id, ContentSummary content) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new FileRecord(key, id, 1, content, null, Verification.NONE, now);
  }

  private static Set<ChecksumAlgorithm> withSha256(Set<ChecksumAlgorithm> checksums) {
    EnumSet<ChecksumAlgorithm> all = EnumSet.of(ChecksumAlgorithm.SHA_256);
    all.addAll(checksums);
    return all;
  }
}
