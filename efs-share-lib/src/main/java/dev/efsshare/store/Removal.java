package dev.efsshare.store;

import dev.efsshare.ReapReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Removes files that others may be removing at the same moment. Each removal outlasts a crash
 * before the next one begins: content that came back without its id would never be found again.
 */
final class Removal {
  private Removal() {}

  /** Removes content and then its id: the id is how content is found that could not be removed. */
  static ReapReport contentAndId(StoreParts parts, FileId id) throws IOException {
    StoreLayout layout = parts.layout();
    return file(parts, layout.content(id)).plus(file(parts, layout.id(id)));
  }

  /** Removes a file; nothing is reported if it was not there. */
  static ReapReport file(StoreParts parts, Path file) throws IOException {
    return FreshLook.at(parts.layout().root(), file, path -> remove(parts, path))
        .orElse(ReapReport.EMPTY);
  }

  private static ReapReport remove(StoreParts parts, Path file) throws IOException {
    long sizeBytes = Files.size(file);
    return parts.publisher().remove(file)
        ? new ReapReport(0, 1, sizeBytes, true)
        : ReapReport.EMPTY;
  }
}
