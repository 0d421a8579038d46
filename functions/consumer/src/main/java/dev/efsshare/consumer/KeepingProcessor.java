package dev.efsshare.consumer;

import dev.efsshare.consumer.processing.Content;
import dev.efsshare.consumer.processing.FileFormat;
import dev.efsshare.consumer.processing.LoadedFile;
import dev.efsshare.consumer.processing.Processor;
import dev.efsshare.store.FileId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A processor and what it made of immutable files, the least recently used ones dropped. */
final class KeepingProcessor {
  private final Processor processor;
  private final Map<FileId, LoadedFile> kept;

  KeepingProcessor(Processor processor) {
    this.processor = processor;
    this.kept = new LeastRecentlyUsed(processor.keepAtMost());
  }

  boolean takesInput() {
    return processor.takesInput();
  }

  boolean accepts(FileFormat format) {
    return processor.accepts(format);
  }

  LoadedFile load(Content content) throws IOException {
    return processor.load(content);
  }

  Optional<LoadedFile> kept(FileId id) {
    synchronized (kept) {
      return Optional.ofNullable(kept.get(id));
    }
  }

  void keep(FileId id, LoadedFile file) {
    synchronized (kept) {
      kept.put(id, file);
    }
  }

  /** Drops its eldest entry when it is full. */
  private static final class LeastRecentlyUsed extends LinkedHashMap<FileId, LoadedFile> {
    private static final long serialVersionUID = 1L;

    private final int maxEntries;

    LeastRecentlyUsed(int maxEntries) {
      super(16, 0.75f, true);
      this.maxEntries = maxEntries;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<FileId, LoadedFile> eldest) {
      return size() > maxEntries;
    }
  }
}
