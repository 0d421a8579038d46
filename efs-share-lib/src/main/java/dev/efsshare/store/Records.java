package dev.efsshare.store;

import dev.efsshare.FilePublisher;
import dev.efsshare.PublishOptions;
import dev.efsshare.TargetPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The records of generations: immutable files, of which each key has a directory. */
final class Records {
  private static final int LOOKS = 10;

  /** More than an environment meets in its life; a bound all the same. */
  private static final int MAX_REMEMBERED = 10_000;

  private final StoreLayout layout;
  private final FilePublisher publisher;

  /** What this process has forced: once done it stays done. */
  private final Set<Forced> settled = ConcurrentHashMap.newKeySet();

  Records(StoreLayout layout, FilePublisher publisher) {
    this.layout = layout;
    this.publisher = publisher;
  }

  /** The record of the largest generation; the newest there was when the directory was listed. */
  Optional<FileRecord> newest(StoreKey key) throws IOException {
    for (int look = 0; look < LOOKS; look++) {
      List<Long> generations = generations(key);
      if (generations.isEmpty()) {
        return Optional.empty();
      }
      Optional<FileRecord> record = find(key, generations.getLast());
      if (record.isPresent()) {
        return record;
      }
      // Pruned since it was listed: then there are newer ones.
    }
    throw new IOException(
        "the newest record of key '%s' is listed but was not there %d times in a row"
            .formatted(key, LOOKS));
  }

  /** The records there are, oldest first. */
  List<FileRecord> all(StoreKey key) throws IOException {
    List<FileRecord> records = new ArrayList<>();
    for (long generation : generations(key)) {
      find(key, generation).ifPresent(records::add);
    }
    return records;
  }

  /** The record of one generation. */
  Optional<FileRecord> find(StoreKey key, long generation) throws IOException {
    return FreshLook.at(
        layout.keys(), layout.record(key, generation), file -> read(file, key, generation));
  }

  /** The record that names an id; the newest are looked at first, since they are asked for most. */
  Optional<FileRecord> find(StoreKey key, FileId id) throws IOException {
    for (long generation : generations(key).reversed()) {
      Optional<FileRecord> record = find(key, generation).filter(r -> r.fileId().equals(id));
      if (record.isPresent()) {
        return record;
      }
    }
    return Optional.empty();
  }

  /** The generations that have a record, in order. Lists the directory, so NFS caches are fresh. */
  List<Long> generations(StoreKey key) throws IOException {
    return Directories.names(layout.keys(), layout.keyDirectory(key)).stream()
        .filter(StoreLayout::isRecordName)
        .map(StoreLayout::generationOf)
        .sorted()
        .toList();
  }

  private static FileRecord read(Path file, StoreKey key, long generation) throws IOException {
    FileRecord record = RecordFormat.readRecord(file);
    if (!record.key().equals(key) || record.generation() != generation) {
      throw new CorruptRecordException(
          file,
          "it is the record of generation %d of key '%s', not of generation %d of key '%s'; restore it from a backup"
              .formatted(record.generation(), record.key(), generation, key),
          null);
    }
    return record;
  }

  /**
   * Adds a generation.
   *
   * @return false if another writer has that generation
   */
  boolean create(FileRecord record) throws IOException {
    Directories.ensure(publisher, layout.keys(), layout.keyDirectory(record.key()));
    try {
      // The same content already there is this record: it has this writer's file id in it.
      publisher.publish(
          layout.record(record.key(), record.generation()),
          ByteBuffer.wrap(RecordFormat.ofRecord(record)),
          PublishOptions.createOnly());
      remember(record);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /**
   * Makes a record that somebody else added last: he may have died, or be about to, between making
   * its name and forcing it.
   */
  void settle(FileRecord record) throws IOException {
    if (settled.contains(Forced.of(record))) {
      return;
    }
    Path file = layout.record(record.key(), record.generation());
    // Nothing but that it forces the name: it leads to this file already.
    publisher.link(file, file, TargetPolicy.CREATE_ONLY);
    remember(record);
  }

  /** A record's name and what it leads to; a caller may use an id again that was pruned. */
  private record Forced(StoreKey key, long generation, FileId fileId) {
    static Forced of(FileRecord record) {
      return new Forced(record.key(), record.generation(), record.fileId());
    }
  }

  private void remember(FileRecord forced) {
    if (settled.size() >= MAX_REMEMBERED) {
      settled.clear();
    }
    settled.add(Forced.of(forced));
  }
}
