package dev.efsshare.store;

import dev.efsshare.ReapReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Removes files that others may be removing at the same moment. */
final class Removal {
  private Removal() {}

  /** Removes content and then its id: the id is how content is found that could not be removed. */
  static ReapReport contentAndId(StoreLayout layout, FileId id) throws IOException {
    return file(layout.content(id)).plus(file(layout.id(id)));
  }

  /** Removes a file; nothing is reported if it was not there. */
  static ReapReport file(Path file) throws IOException {
    return FreshLook.once(file, Removal::remove).orElse(ReapReport.EMPTY);
  }

  private static ReapReport remove(Path file) throws IOException {
    long sizeBytes = Files.size(file);
    Files.delete(file);
    return new ReapReport(0, 1, sizeBytes, true);
  }
}
