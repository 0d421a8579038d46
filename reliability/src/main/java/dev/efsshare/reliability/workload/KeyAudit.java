package dev.efsshare.reliability.workload;

import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.reliability.workload.Ledger.Entry;
import dev.efsshare.reliability.workload.TaggedContent.Torn;
import dev.efsshare.reliability.workload.TaggedContent.Whole;
import dev.efsshare.reliability.workload.Violation.Rule;
import dev.efsshare.store.FileRecord;
import dev.efsshare.store.StoredFile;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at one key of the store while nobody writes: every generation, and the plain path. */
final class KeyAudit {
  private final Site site;
  private final VersionedStore store;
  private final Target key;
  private final List<Violation> violations = new ArrayList<>();

  /** Whose content each kept generation has. */
  private final SortedMap<Long, Long> owners = new TreeMap<>();

  KeyAudit(Site site, VersionedStore store, Target key) {
    this.site = site;
    this.store = store;
    this.key = key;
  }

  /** The kept generations and their owners. */
  SortedMap<Long, Long> owners() {
    return owners;
  }

  List<Violation> run(List<Entry> history) throws IOException {
    List<FileRecord> records = store.generations(Site.keyOf(key));
    for (FileRecord record : records) {
      readGeneration(record);
    }
    checkNumbers(records);
    for (Entry entry : history) {
      checkEntry(entry);
    }
    checkOwners(history);
    checkPlainPath();
    return violations;
  }

  private void readGeneration(FileRecord record) throws IOException {
    StoredFile file = new StoredFile.Recorded(record, site.contentOf(record.fileId()));
    try {
      switch (TaggedContent.read(store.read(file, InputStream::readAllBytes))) {
        case Whole whole -> owners.put(record.generation(), whole.id());
        case Torn torn -> add(Rule.TORN, record.generation(), torn.why());
      }
    } catch (ChecksumMismatchException e) {
      add(Rule.TORN, record.generation(), String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      add(Rule.LOST, record.generation(), "its content is missing");
    }
  }

  private void checkNumbers(List<FileRecord> records) {
    for (int i = 1; i < records.size(); i++) {
      long previous = records.get(i - 1).generation();
      if (records.get(i).generation() != previous + 1) {
        add(Rule.LOST, previous + 1, "there is none between its neighbours");
      }
    }
  }

  private void checkEntry(Entry entry) {
    if (entry.ending() == null) {
      return;
    }
    long generation = entry.ending().generation();
    boolean isPruned = !owners.isEmpty() && owners.firstKey() > Math.max(1, generation);
    if (isPruned) {
      return;
    }
    if (generation == 0) {
      checkStoredSomewhere(entry);
      return;
    }
    Long owner = owners.get(generation);
    if (owner == null) {
      add(Rule.LOST, generation, "%s was told of it".formatted(entry.attempt().idText()));
    } else if (entry.wasTold(Result.STORED) && owner != entry.attempt().id()) {
      add(
          Rule.TWO_WINNERS,
          generation,
          "acknowledged to %s, holds %s"
              .formatted(entry.attempt().idText(), Long.toHexString(owner)));
    }
  }

  /** A writer whose link failed is told that its content is stored, without a number. */
  private void checkStoredSomewhere(Entry entry) {
    if (entry.isAcknowledged() && !owners.containsValue(entry.attempt().id())) {
      add(Rule.LOST, 0, entry.attempt().idText() + " was acknowledged, no generation holds it");
    }
  }

  private void checkOwners(List<Entry> history) {
    List<Long> begun = history.stream().map(e -> e.attempt().id()).toList();
    owners.forEach((generation, owner) -> {
      if (!begun.contains(owner)) {
        add(Rule.UNTRUE, generation, "holds what nobody began to put there");
      }
    });
  }

  private void checkPlainPath() throws IOException {
    Path path = site.pathOf(key);
    byte[] content;
    try {
      content = Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      // Whether it had to be there is for those who know what was acknowledged when.
      return;
    }
    switch (TaggedContent.read(content)) {
      case Whole whole -> {
        if (!owners.containsValue(whole.id())) {
          add(Rule.UNTRUE, 0, "the plain path holds no generation of its key");
        }
      }
      case Torn torn -> add(Rule.TORN, 0, "the plain path: " + torn.why());
    }
  }

  /** After a repair: the plain path is the newest generation's content, if there is one. */
  List<Violation> checkRepaired() throws IOException {
    violations.clear();
    List<FileRecord> records = store.generations(Site.keyOf(key));
    if (!records.isEmpty()) {
      FileRecord newest = records.getLast();
      readGeneration(newest);
      Path path = site.pathOf(key);
      if (!Files.exists(path) || !Files.isSameFile(path, site.contentOf(newest.fileId()))) {
        add(Rule.LOST, newest.generation(), "the plain path does not lead to it after a repair");
      }
    }
    return violations;
  }

  private void add(Rule rule, long generation, String what) {
    violations.add(new Violation(rule, "%s, generation %d: %s".formatted(key, generation, what)));
  }
}
