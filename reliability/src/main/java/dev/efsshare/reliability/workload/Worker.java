package dev.efsshare.reliability.workload;

import dev.efsshare.FilePublisher;
import dev.efsshare.PublicationUncertainException;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import dev.efsshare.StorageFault;
import dev.efsshare.reliability.workload.Tracer.Place;
import dev.efsshare.reliability.workload.Tracer.Stage;
import dev.efsshare.store.ContentWriter;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.LinkNotUpdatedException;
import dev.efsshare.store.PutRequest;
import dev.efsshare.store.PutResult;
import dev.efsshare.store.StoreOptions;
import dev.efsshare.store.Verification;
import dev.efsshare.store.VersionedStore;
import dev.efsshare.transfer.InMemoryObjectStore;
import dev.efsshare.transfer.IngestRequest;
import dev.efsshare.transfer.ObjectIngestor;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.TransferOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Uses the library as a program would, one call after the other, and notes what it begins and what
 * it is told. Names and keys are shared with other workers, so that they race.
 *
 * <p>Thread-safety: one thread.
 */
public final class Worker {
  /** Workers that begin within one such time, 67 ms, want the same create-only name. */
  private static final int RACE_NANOS_BITS = 26;

  private static final String BUCKET = "source";
  private static final TransferOptions PARTS = new TransferOptions(32 << 10, 3);

  private final Site site;
  private final FilePublisher publisher;
  private final Journal journal;
  private final Tracer tracer;
  private final SplittableRandom random;
  private final int maxBytes;
  private final VersionedStore store;
  private final InMemoryObjectStore objects = new InMemoryObjectStore();
  private final ObjectIngestor ingestor;
  private long nextId;

  /**
   * A worker.
   *
   * @param site where it works
   * @param publishers makes its publisher
   * @param journal what it notes
   * @param tracer is told where it is
   * @param plan its first id and what it draws from
   */
  public Worker(Site site, PublisherFactory publishers, Journal journal, Tracer tracer, Plan plan) {
    this.site = site;
    this.publisher = publishers.publisher(site, tracer);
    this.journal = journal;
    this.tracer = tracer;
    this.random = new SplittableRandom(plan.seed());
    this.maxBytes = plan.maxBytes();
    this.nextId = plan.firstId();
    this.store = site.store(publisher, StoreOptions.DEFAULT);
    this.ingestor = new ObjectIngestor(objects, store, PARTS);
  }

  /**
   * What makes workers differ. Immutable.
   *
   * @param firstId of its attempts, which are numbered from it; not 0
   * @param seed of what it draws
   * @param maxBytes of its largest content
   */
  public record Plan(long firstId, long seed, int maxBytes) {}

  /**
   * Makes one attempt and notes it.
   *
   * @param kind of what kind
   * @return what the library told
   */
  public Ending attempt(Kind kind) {
    long id = nextId++;
    byte[] content = TaggedContent.of(id, drawSize());
    tracer.at(Place.TARGET, Stage.BEGUN);
    Attempt attempt = new Attempt(id, kind, drawTarget(kind, id), System.nanoTime());
    journal.begun(attempt);
    Ending ending = run(attempt, ByteBuffer.wrap(content));
    journal.ended(ending);
    return ending;
  }

  /** Mostly small, since those make for many moments; some have several chunks and many parts. */
  private int drawSize() {
    int limit = random.nextInt(10) == 0 ? maxBytes : Math.max(1, maxBytes / 16);
    return TaggedContent.MIN_BYTES + random.nextInt(limit);
  }

  private Target drawTarget(Kind kind, long id) {
    if (kind == Kind.CREATE) {
      return new Target(
          Area.CREATED,
          random.nextBoolean()
              ? "raced-" + Long.toHexString(System.nanoTime() >> RACE_NANOS_BITS)
              : "own-" + Long.toHexString(id));
    }
    List<Target> targets = kind == Kind.REPLACE ? site.replacedTargets() : site.keysOf(kind);
    return targets.get(random.nextInt(targets.size()));
  }

  private Ending run(Attempt attempt, ByteBuffer content) {
    try {
      return switch (attempt.kind()) {
        case CREATE -> publish(attempt, content, PublishOptions.createOnly());
        case REPLACE -> publish(attempt, content, PublishOptions.replacing());
        case PUT -> stored(attempt, put(attempt, content));
        case INGEST -> stored(attempt, ingest(attempt, content));
      };
    } catch (LinkNotUpdatedException e) {
      return failure(attempt, Result.STORED_WITHOUT_LINK, e);
    } catch (PublicationUncertainException e) {
      return failure(attempt, Result.UNCERTAIN, e);
    } catch (FileAlreadyExistsException e) {
      boolean isConflict = attempt.kind() == Kind.CREATE;
      return failure(attempt, isConflict ? Result.CONFLICT : Result.FAILED, e);
    } catch (IOException e) {
      return failure(attempt, Result.FAILED, e);
    } catch (RuntimeException e) {
      return ending(attempt, Result.FAILED, 0, e.toString());
    }
  }

  private Ending publish(Attempt attempt, ByteBuffer content, PublishOptions options)
      throws IOException {
    Path target = site.pathOf(attempt.target());
    PublishOutcome outcome = publisher.publish(target, content, options).outcome();
    return ending(attempt, Result.valueOf(outcome.name()), 0, "");
  }

  private PutResult put(Attempt attempt, ByteBuffer content) throws IOException {
    PutRequest request =
        PutRequest.of(Site.keyOf(attempt.target()))
            .withExisting(ExistingPolicy.REPLACE_WHEN_CHANGED);
    return store.put(
        request,
        file -> {
          file.append(content);
          return new ContentWriter.Written(file.commit(), Verification.NONE);
        });
  }

  private PutResult ingest(Attempt attempt, ByteBuffer content) throws IOException {
    ObjectRef object = ObjectRef.of(BUCKET, attempt.target().name());
    objects.put(object, content, "application/octet-stream");
    String sequencer = "%016X".formatted(attempt.begunNanos());
    return ingestor.ingest(
        IngestRequest.of(object, Site.keyOf(attempt.target()))
            .withExisting(ExistingPolicy.REPLACE_WHEN_CHANGED)
            .withSequencer(sequencer));
  }

  private static Ending stored(Attempt attempt, PutResult result) {
    return ending(
        attempt,
        result instanceof PutResult.Stored ? Result.STORED : Result.ANSWERED,
        result.record().generation(),
        "");
  }

  private static Ending failure(Attempt attempt, Result result, IOException e) {
    return ending(attempt, result, 0, StorageFault.of(e) + ": " + e);
  }

  private static Ending ending(Attempt attempt, Result result, long generation, String detail) {
    return new Ending(attempt.id(), result, generation, System.nanoTime(), detail);
  }
}
