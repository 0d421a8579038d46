package dev.efsshare.store;

import dev.efsshare.ReapReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Removes generations that were replaced long ago. */
final class Pruner {
  private static final ReapReport LIMIT_REACHED = new ReapReport(0, 0, 0, false);

  private final StoreParts parts;

  Pruner(StoreParts parts) {
    this.parts = parts;
  }

  /**
   * Prunes one key.
   *
   * @param now by the server's clock
   */
  ReapReport prune(StoreKey key, Instant now) throws IOException {
    Optional<FileRecord> newest = parts.records().newest(key);
    if (newest.isPresent()) {
      parts.links().converge(newest.get());
    }
    List<Long> generations = parts.records().generations(key);
    ReapReport report = new ReapReport(generations.size(), 0, 0, true);
    int removable = generations.size() - parts.options().keepGenerations();
    for (int i = 0; i < removable; i++) {
      // A generation is old from the moment at which the next one replaced it.
      if (!isOld(parts.layout().record(key, generations.get(i + 1)), now)) {
        return report;
      }
      if (i == parts.options().pruneLimit()) {
        return report.plus(LIMIT_REACHED);
      }
      report = report.plus(remove(key, generations.get(i)));
    }
    return report;
  }

  /** Whether a file was written longer ago than the grace time; false if it is gone. */
  boolean isOld(Path file, Instant now) throws IOException {
    return FreshLook.once(file, Files::getLastModifiedTime)
        .filter(written -> !written.toInstant().isAfter(now.minus(parts.options().grace())))
        .isPresent();
  }

  /** The record goes first: what a record names must be there. */
  private ReapReport remove(StoreKey key, long generation) throws IOException {
    Optional<FileRecord> record = parts.records().find(key, generation);
    if (record.isEmpty()) {
      return ReapReport.EMPTY;
    }
    return Removal.file(parts, parts.layout().record(key, generation))
        .plus(Removal.contentAndId(parts, record.get().fileId()));
  }
}
