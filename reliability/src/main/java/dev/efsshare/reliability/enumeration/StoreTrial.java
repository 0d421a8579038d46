package dev.efsshare.reliability.enumeration;

import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.PendingFile;
import dev.efsshare.store.ContentWriter;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.FileId;
import dev.efsshare.store.FileRecord;
import dev.efsshare.store.LinkNotUpdatedException;
import dev.efsshare.store.PutRequest;
import dev.efsshare.store.PutResult;
import dev.efsshare.store.StoredFile;
import dev.efsshare.store.Verification;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One key. What is there is its newest generation; the older ones are looked at as well. */
final class StoreTrial implements Trial {
  /** A random UUID but for its last digits, so that the calls of a trial are always the same. */
  private static final long HIGH_BITS = 0x1234_5678_9abc_4defL;

  private static final long LOW_BITS = 0x8000_0000_0000_0000L;

  private final PublisherFactory processes;
  private final AtomicLong lastId = new AtomicLong();
  private final List<FileRecord> acknowledged = new ArrayList<>();
  private @Nullable History history;

  StoreTrial(PublisherFactory processes) {
    this.processes = processes;
  }

  /** Begins to watch, from what is there. */
  void start(Path root) throws IOException {
    try {
      history = new History(Promise.VERSIONED, see(root));
    } catch (BrokenPromise e) {
      throw new IllegalStateException(e);
    }
  }

  private History history() {
    if (history == null) {
      throw new IllegalStateException("not started");
    }
    return history;
  }

  private VersionedStore store(Path root) {
    return Storing.store(root.resolve("share"), processes);
  }

  @Override
  public Told write(Path root, Content content) {
    FileId id = new FileId(new UUID(HIGH_BITS, LOW_BITS + lastId.incrementAndGet()));
    PutRequest request =
        PutRequest.of(Storing.KEY).withExisting(ExistingPolicy.REPLACE_WHEN_CHANGED).withFileId(id);
    try {
      PutResult result = store(root).put(request, file -> append(file, content));
      acknowledge(result.record());
      return switch (result) {
        case PutResult.Stored stored -> Told.PUBLISHED;
        case PutResult.Exists exists -> Told.ALREADY_THERE;
        case PutResult.Superseded superseded -> Told.SUPERSEDED;
      };
    } catch (LinkNotUpdatedException e) {
      FileRecord newest = e.newest().orElseThrow();
      acknowledge(newest);
      // Another one may have replaced what was put, or may have been there before.
      return newest.fileId().equals(id) ? Told.PUBLISHED : Told.UNCERTAIN;
    } catch (IOException e) {
      return Told.of(e);
    }
  }

  private static ContentWriter.Written append(PendingFile file, Content content)
      throws IOException {
    ByteBuffer bytes = content.buffer();
    int half = bytes.remaining() / 2;
    file.append(bytes.slice(0, half));
    file.append(bytes.slice(half, bytes.remaining() - half));
    return new ContentWriter.Written(file.commit(), Verification.NONE);
  }

  private synchronized void acknowledge(FileRecord record) {
    acknowledged.add(record);
  }

  @Override
  public void read(Path root) throws BrokenPromise, IOException {
    VersionedStore store = store(root);
    Optional<StoredFile> newest = store.newest(Storing.KEY);
    boolean isMissing = newest.isEmpty() && history().beganWithAFile();
    if (isMissing || (newest.isPresent() && seen(store, newest.get()) == Seen.TORN)) {
      throw new BrokenPromise(
          "a reader found nothing, or something torn: %s; %s".formatted(newest, history));
    }
  }

  @Override
  public void tell(List<Answer> answers) throws BrokenPromise {
    history().tell(answers);
  }

  @Override
  public boolean isWritable() {
    return history().isWritable();
  }

  @Override
  public void checkAcknowledged(Path root) throws BrokenPromise, IOException {
    VersionedStore store = store(root);
    Optional<StoredFile> newest = store.newest(Storing.KEY);
    Path link = store.linkOf(Storing.KEY);
    boolean isLinked =
        newest.isPresent() && Files.exists(link) && Files.isSameFile(link, newest.get().path());
    if (!isLinked) {
      throw new BrokenPromise("%s does not lead to %s; %s".formatted(link, newest, history));
    }
  }

  @Override
  public void check(Path root) throws BrokenPromise, IOException {
    history().look(see(root));
  }

  @Override
  public void checkAfterPowerFailure(Path root) throws BrokenPromise, IOException {
    history().lookAfterPowerFailure(see(root));
  }

  private Seen see(Path root) throws BrokenPromise, IOException {
    VersionedStore store = store(root);
    if (Files.isSymbolicLink(store.linkOf(Storing.KEY))) {
      boolean isUntouched = contentOf(root.resolve("outside")) == Content.OLD;
      return isUntouched ? Seen.SYMBOLIC_LINK : Seen.TORN;
    }
    checkGenerations(store);
    Optional<StoredFile> newest = store.newest(Storing.KEY);
    return newest.isEmpty() ? Seen.ABSENT : seen(store, newest.get());
  }

  private static Seen seen(VersionedStore store, StoredFile file) throws IOException {
    try {
      byte[] bytes = store.read(file, in -> in.readAllBytes());
      return Content.of(bytes).map(Seen::of).orElse(Seen.TORN);
    } catch (ChecksumMismatchException e) {
      return Seen.TORN;
    }
  }

  private static @Nullable Content contentOf(Path file) throws IOException {
    return Content.of(Files.readAllBytes(file)).orElse(null);
  }

  private synchronized void checkGenerations(VersionedStore store)
      throws BrokenPromise, IOException {
    List<FileRecord> records = store.generations(Storing.KEY);
    for (FileRecord record : acknowledged) {
      // Records are compared whole: number, id, size and checksums.
      if (!records.contains(record)) {
        throw new BrokenPromise("acknowledged, and not there: %s; %s".formatted(record, records));
      }
    }
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).generation() != i + 1) {
        throw new BrokenPromise("a generation is missing: " + records);
      }
      StoredFile file = store.find(records.get(i).fileId()).orElse(null);
      if (file == null || seen(store, file) == Seen.TORN) {
        throw new BrokenPromise("without its content: " + records.get(i));
      }
    }
    checkLink(store);
  }

  private static void checkLink(VersionedStore store) throws BrokenPromise, IOException {
    Path link = store.linkOf(Storing.KEY);
    if (Files.exists(link) && contentOf(link) == null) {
      throw new BrokenPromise("torn: " + link);
    }
  }

  @Override
  public void checkClean(Path root) throws BrokenPromise, IOException {
    VersionedStore store = store(root);
    int generations = store.generations(Storing.KEY).size();
    List<String> files;
    try (Stream<Path> all = Files.walk(root.resolve("share"))) {
      files = all.filter(path -> !Files.isDirectory(path)).map(Path::toString).sorted().toList();
    }
    int links = Files.exists(store.linkOf(Storing.KEY)) ? 1 : 0;
    // Id, content and record of each.
    if (files.size() != 3 * generations + links) {
      throw new BrokenPromise(
          "left over beside %d generations: %s; %s".formatted(generations, files, history()));
    }
  }

  @Override
  public void reap(Path root) throws IOException {
    store(root).reap(Storing.EVERYTHING);
  }
}
