package dev.efsshare.transfer;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentChecksum;
import dev.efsshare.transfer.ObjectInfo.Part;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An object store in memory: a double for tests of code that uses the port. It has any bucket,
 * keeps its objects on the heap, and forgets all of it with itself.
 *
 * <p>Guarantee: it answers as Amazon S3 does as far as the port goes (the same contract suite runs
 * on both): the entity tag is the MD5 of the content, the checksum CRC64NVME unless told otherwise;
 * without versioning an overwritten object is {@link Kind#CHANGED} for those who looked before.
 *
 * <p>Thread-safety: safe for use by many threads.
 *
 * <pre>{@code
 * InMemoryObjectStore objects = new InMemoryObjectStore();
 * objects.put(ObjectRef.of("bucket", "models/a.bin"), ByteBuffer.wrap(bytes), "text/plain");
 * }</pre>
 */
public final class InMemoryObjectStore implements ObjectStore {

  private final boolean versioned;
  private final Map<ObjectRef, List<StoredObject>> objects = new ConcurrentHashMap<>();

  /** A store whose buckets have no versioning. */
  public InMemoryObjectStore() {
    this(false);
  }

  private InMemoryObjectStore(boolean versioned) {
    this.versioned = versioned;
  }

  /**
   * A store whose buckets have versioning.
   *
   * @return an empty store; the versions of a key are called {@code v1}, {@code v2} and so on
   */
  public static InMemoryObjectStore versioned() {
    return new InMemoryObjectStore(true);
  }

  @Override
  public ObjectInfo head(ObjectRef ref) throws IOException {
    return find(ref).info;
  }

  @Override
  public InputStream open(ObjectInfo object, long offset, long length) throws IOException {
    StoredObject stored = find(object.ref());
    if (!stored.info.eTag().equals(object.eTag())) {
      throw new ObjectStoreException(
          Kind.CHANGED,
          object.ref(),
          "its entity tag is " + stored.info.eTag() + ", not " + object.eTag(),
          null);
    }
    if (offset < 0 || length <= 0 || offset >= stored.content.length) {
      throw new ObjectStoreException(
          Kind.REFUSED, object.ref(), "no bytes at " + offset + ", length " + length, null);
    }
    int available = (int) Math.min(length, stored.content.length - offset);
    return new ByteArrayInputStream(stored.content, (int) offset, available);
  }

  /** {@inheritDoc} The content type is not kept. */
  @Override
  public void put(ObjectRef ref, ByteBuffer content, String contentType) throws IOException {
    putWithChecksum(ref, content, ChecksumAlgorithm.CRC64NVME);
  }

  /**
   * Stores an object with a checksum of the whole.
   *
   * @param ref the object, without version
   * @param content consumed wholly
   * @param algorithm of the checksum that {@link #head} tells, or null for none
   * @return what {@link #head} tells of it
   */
  public ObjectInfo putWithChecksum(
      ObjectRef ref, ByteBuffer content, @Nullable ChecksumAlgorithm algorithm) {
    byte[] bytes = bytesOf(content);
    ContentChecksum checksum = algorithm == null ? null : checksum(algorithm, bytes);
    return store(ref, bytes, checksum(ChecksumAlgorithm.MD5, bytes).hex(), checksum, List.of());
  }

  /**
   * Stores an object with a composite checksum, as after an upload in parts.
   *
   * @param ref the object, without version
   * @param parts their content, consumed wholly
   * @param algorithm of the parts' checksums
   * @return what {@link #head} tells of it
   */
  public ObjectInfo putParts(ObjectRef ref, List<ByteBuffer> parts, ChecksumAlgorithm algorithm) {
    int size = parts.stream().mapToInt(ByteBuffer::remaining).sum();
    ByteBuffer whole = ByteBuffer.allocate(size);
    List<Part> checks = new ArrayList<>();
    for (ByteBuffer part : parts) {
      byte[] bytes = bytesOf(part);
      checks.add(new Part(bytes.length, checksum(algorithm, bytes)));
      whole.put(bytes);
    }
    String eTag = checksum(ChecksumAlgorithm.MD5, whole.array()).hex() + "-" + parts.size();
    return store(ref, whole.array(), eTag, null, checks);
  }

  /**
   * The content of an object.
   *
   * @param ref the object
   * @return a copy, empty if there is no such object
   */
  public Optional<byte[]> content(ObjectRef ref) {
    try {
      return Optional.of(find(ref).content.clone());
    } catch (ObjectStoreException e) {
      return Optional.empty();
    }
  }

  private ObjectInfo store(
      ObjectRef ref,
      byte[] content,
      String eTag,
      @Nullable ContentChecksum checksum,
      List<Part> parts) {
    List<StoredObject> versions =
        objects.compute(
            ObjectRef.of(ref.bucket(), ref.key()),
            (key, old) -> {
              List<StoredObject> all = new ArrayList<>();
              if (old != null && versioned) {
                all.addAll(old);
              }
              String versionId = versioned ? "v" + (all.size() + 1) : null;
              ObjectRef version = new ObjectRef(ref.bucket(), ref.key(), versionId);
              all.add(
                  new StoredObject(
                      new ObjectInfo(version, content.length, eTag, checksum, parts), content));
              return List.copyOf(all);
            });
    return versions.getLast().info;
  }

  private StoredObject find(ObjectRef ref) throws ObjectStoreException {
    List<StoredObject> versions =
        objects.getOrDefault(ObjectRef.of(ref.bucket(), ref.key()), List.of());
    if (ref.versionId() == null && !versions.isEmpty()) {
      return versions.getLast();
    }
    return versions.stream()
        .filter(version -> version.info.ref().equals(ref))
        .findFirst()
        .orElseThrow(
            () -> new ObjectStoreException(Kind.NOT_FOUND, ref, "there is no such object", null));
  }

  private static byte[] bytesOf(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    return bytes;
  }

  private static ContentChecksum checksum(ChecksumAlgorithm algorithm, byte[] content) {
    ChecksumCalculator calculator = ChecksumCalculator.of(Set.of(algorithm));
    calculator.update(content, 0, content.length);
    return calculator.finish().checksum(algorithm).orElseThrow();
  }

  /** A class and no record, since a record would compare the array by identity. */
  private static final class StoredObject {
    private final ObjectInfo info;
    private final byte[] content;

    StoredObject(ObjectInfo info, byte[] content) {
      this.info = info;
      this.content = content;
    }
  }
}
