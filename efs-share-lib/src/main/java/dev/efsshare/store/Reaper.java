package dev.efsshare.store;

import dev.efsshare.ReapOptions;
import dev.efsshare.ReapReport;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One walk through a store that removes what is not needed any more. Everything is reached through
 * the ids, since each generation has one, its key leads to its records and to its plain path, and a
 * crash at any point of a put or of a removal leaves the id.
 *
 * <p>The order is random: when a walk ends at its bound, the next one starts elsewhere, so that
 * every entry is looked at some day without a position that would have to be kept. The bound is
 * looked at between the steps; a step that was begun is finished, or small bounds would never get
 * anywhere: whether an id is an orphan takes all records of its key.
 */
final class Reaper {
  private static final ReapReport BOUND_REACHED = new ReapReport(0, 0, 0, false);
  private static final ReapReport ONE_EXAMINED = new ReapReport(1, 0, 0, true);

  private final StoreParts parts;
  private final Pruner pruner;
  private final ReapOptions options;
  private final Instant now;

  private final Set<StoreKey> visited = new HashSet<>();
  private final Map<StoreKey, Set<FileId>> recorded = new HashMap<>();
  private final Set<Path> reaped = new HashSet<>();
  private ReapReport report = ReapReport.EMPTY;
  private @Nullable IOException failure;

  Reaper(StoreParts parts, Pruner pruner, ReapOptions options) throws IOException {
    this.parts = parts;
    this.pruner = pruner;
    this.options = options;
    this.now = parts.ids().serverTime();
  }

  /** A part of the walk that can fail on its own. */
  private interface Step {
    void run() throws IOException;
  }

  ReapReport run() throws IOException {
    StoreLayout layout = parts.layout();
    List<Step> steps = new ArrayList<>();
    steps.add(() -> reapLeftovers(layout.published()));
    for (String name : Directories.names(layout.root(), layout.objects())) {
      steps.add(() -> visitObjects(layout.objects().resolve(name)));
    }
    for (String name : Directories.names(layout.root(), layout.ids())) {
      steps.add(() -> visitIds(layout.ids().resolve(name)));
    }
    Collections.shuffle(steps);
    steps.forEach(this::attempt);
    if (failure != null) {
      throw failure;
    }
    return report;
  }

  /** One damaged file must not keep everything else from being cleaned up, now and for ever. */
  private void attempt(Step step) {
    if (remaining() == 0) {
      report = report.plus(BOUND_REACHED);
      return;
    }
    int before = report.examined();
    try {
      step.run();
    } catch (IOException e) {
      if (failure == null) {
        failure = e;
      } else {
        failure.addSuppressed(e);
      }
    }
    if (report.examined() == before) {
      // It listed a directory at least.
      report = report.plus(ONE_EXAMINED);
    }
  }

  private int remaining() {
    return Math.max(0, options.maxEntries() - report.examined());
  }

  private void visitObjects(Path directory) throws IOException {
    List<String> names = Directories.names(parts.layout().objects(), directory);
    reapStrangers(directory, names, StoreLayout::isIdName);
  }

  private void visitIds(Path directory) throws IOException {
    List<String> names = new ArrayList<>(Directories.names(parts.layout().ids(), directory));
    // First, since the ids of a large store use up any bound.
    reapStrangers(directory, names, StoreLayout::isIdName);
    Collections.shuffle(names);
    for (String name : names) {
      if (StoreLayout.isIdName(name)) {
        attempt(() -> visitId(FileId.parse(name)));
      }
    }
  }

  private void visitId(FileId id) throws IOException {
    report = report.plus(ONE_EXAMINED);
    if (!pruner.isOld(parts.layout().id(id), now)) {
      return;
    }
    Optional<StoreKey> key = parts.ids().keyOf(id);
    if (key.isPresent()) {
      if (visited.add(key.get())) {
        visitKey(key.get());
      }
      Set<FileId> named = recorded.get(key.get());
      // Without an answer, because a record is damaged, nothing of the key is an orphan.
      if (named != null && !named.contains(id)) {
        report = report.plus(Removal.contentAndId(parts, id));
      }
    }
  }

  /** Cleans up what belongs to a key and notes what its records name. */
  private void visitKey(StoreKey key) throws IOException {
    report = report.plus(pruner.prune(key, now));
    Set<FileId> named = new HashSet<>();
    for (FileRecord record : parts.records().all(key)) {
      named.add(record.fileId());
    }
    recorded.put(key, named);
    StoreLayout layout = parts.layout();
    Path directory = layout.keyDirectory(key);
    reapStrangers(
        directory, Directories.names(layout.keys(), directory), StoreLayout::isRecordName);
    reapLeftovers(StoreLayout.parent(layout.link(key)));
  }

  /** Asks the publisher only where there is something: it would make a probe file everywhere. */
  private void reapStrangers(Path directory, List<String> names, Predicate<String> isOurs)
      throws IOException {
    if (!names.stream().allMatch(isOurs)) {
      reapLeftovers(directory);
    }
  }

  private void reapLeftovers(Path directory) throws IOException {
    if (remaining() == 0) {
      report = report.plus(BOUND_REACHED);
    } else if (reaped.add(directory)) {
      ReapOptions bounded = new ReapOptions(options.minimumAge(), remaining());
      try {
        report = report.plus(parts.publisher().reapLeftovers(directory, bounded));
      } catch (NoSuchFileException e) {
        // A key without a link yet: its directory is made with it.
      }
    }
  }
}
