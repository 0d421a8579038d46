package dev.efsshare.transfer;

import dev.efsshare.PendingFile;
import dev.efsshare.SizeLimitExceededException;
import dev.efsshare.store.ContentWriter.Written;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.PutRequest;
import dev.efsshare.store.PutResult;
import dev.efsshare.store.SourceVersion;
import dev.efsshare.store.VersionedStore;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;

/**
 * Makes generations of a {@link VersionedStore} from objects of an {@link ObjectStore}.
 *
 * <p>Guarantee: what is stored is one version of the object, whole. Its SHA-256 is recorded, and it
 * was checked against the checksum that the object store holds; the record says which one that was,
 * or {@code none}. On any failure nothing is stored, nothing is left on the mount, and no thread or
 * connection outlives the call, if the object store keeps the rules of {@link ObjectStore}. Memory:
 * {@link TransferOptions#bufferBytes()} at most.
 *
 * <p>A time limit bounds everything that waits for the object store or reads what is on the mount.
 * When it passes, threads that wait for the object store are interrupted; where that is not heeded
 * for a quarter of a second, what they read is closed; and a quarter of a second later the call
 * returns without them: they hold their connection until the store lets go of it, and write nothing
 * any more. Not bounded is a call of the mount that does not return, which nothing can end.
 *
 * <p>With {@link ExistingPolicy#KEEP} and a key that is there, the object store is not called at
 * all. An object that changes while it is fetched is fetched once more, as it is then.
 *
 * <p>Thread-safety: safe for use by many threads; each call has buffers of its own.
 *
 * <p>Errors: those of the object store are {@link ObjectStoreException}s, a broken connection as
 * {@link Kind#TRANSIENT}; those of the mount are as {@link VersionedStore#put} throws them. If
 * several ranges fail, the first failure is thrown and the others are suppressed under it.
 *
 * <pre>{@code
 * ObjectIngestor ingestor = new ObjectIngestor(objects, store, TransferOptions.DEFAULT);
 * PutResult result =
 *     ingestor.ingest(
 *         IngestRequest.of(ObjectRef.of("bucket", "models/a.bin"), new StoreKey("a.bin"))
 *             .withMaxBytes(1L << 30));
 * }</pre>
 */
public final class ObjectIngestor {

  private final ObjectStore objects;
  private final VersionedStore store;
  private final ObjectTransfer transfer;

  /**
   * An ingestor.
   *
   * @param objects where objects come from
   * @param store where they go
   * @param options how much is fetched at once
   */
  public ObjectIngestor(ObjectStore objects, VersionedStore store, TransferOptions options) {
    this(objects, store, options, ByteBuffer::allocate);
  }

  ObjectIngestor(
      ObjectStore objects,
      VersionedStore store,
      TransferOptions options,
      IntFunction<ByteBuffer> allocator) {
    this.objects = objects;
    this.store = store;
    this.transfer = new ObjectTransfer(objects, options, allocator);
  }

  /**
   * Stores an object under a key, unless what is there answers the request.
   *
   * @param request which object, under which key
   * @return how it ended
   * @throws ObjectStoreException if the object cannot be had; {@link Kind#CHANGED} if it changed a
   *     second time while it was fetched
   * @throws SizeLimitExceededException if the object is larger than allowed; none of it was fetched
   * @throws dev.efsshare.ChecksumMismatchException if the bytes are not those of the checksum that
   *     the object store holds; the message names the algorithm and both values
   * @throws dev.efsshare.DeadlineExceededException if the time limit passed
   * @throws java.io.InterruptedIOException if the thread was interrupted; it still is
   * @throws IOException if the mount fails
   */
  public PutResult ingest(IngestRequest request) throws IOException {
    Deadline deadline = Deadline.in(request.timeLimit(), request.object());
    if (request.existing() == ExistingPolicy.KEEP && store.newest(request.key()).isPresent()) {
      return keep(request, deadline);
    }
    try {
      return fetch(request, deadline);
    } catch (ObjectStoreException e) {
      if (e.kind() != Kind.CHANGED) {
        throw e;
      }
      return fetchAgain(request, deadline, e);
    }
  }

  /**
   * Lets the store answer from what it has; it also adopts a file that it has no record of. Should
   * that file vanish in between, its content comes from the object after all, without a source.
   */
  private PutResult keep(IngestRequest request, Deadline deadline) throws IOException {
    return store.put(
        putRequest(request, deadline), file -> transfer(head(request, deadline), file, deadline));
  }

  private PutResult fetchAgain(
      IngestRequest request, Deadline deadline, ObjectStoreException changed) throws IOException {
    try {
      return fetch(request, deadline);
    } catch (IOException e) {
      e.addSuppressed(changed);
      throw e;
    }
  }

  private PutResult fetch(IngestRequest request, Deadline deadline) throws IOException {
    ObjectInfo object = head(request, deadline);
    SourceVersion source =
        new SourceVersion(
            object.ref().bucket(),
            object.ref().key(),
            object.ref().versionId(),
            object.eTag(),
            request.sequencer());
    PutRequest put =
        putRequest(request, deadline)
            .withSource(source)
            .withChecksums(ContentCheck.algorithmsOf(object));
    return store.put(put, file -> transfer(object, file, deadline));
  }

  private ObjectInfo head(IngestRequest request, Deadline deadline) throws IOException {
    ObjectInfo object =
        BoundedCall.answer(request.object(), deadline, () -> headOf(request.object()));
    if (object.sizeBytes() > request.maxBytes()) {
      throw new SizeLimitExceededException(object.ref().toString(), request.maxBytes());
    }
    return object;
  }

  private ObjectInfo headOf(ObjectRef ref) throws IOException {
    try {
      return objects.head(ref);
    } catch (IOException e) {
      throw StoreFailures.of(ref, "head", e);
    }
  }

  private Written transfer(ObjectInfo object, PendingFile file, Deadline deadline)
      throws IOException {
    return transfer.transfer(object, file, deadline);
  }

  private static PutRequest putRequest(IngestRequest request, Deadline deadline)
      throws IOException {
    return PutRequest.of(request.key())
        .withFileId(request.fileId())
        .withExisting(request.existing())
        .withMaxBytes(request.maxBytes())
        .withTimeLimit(deadline.remaining());
  }
}
