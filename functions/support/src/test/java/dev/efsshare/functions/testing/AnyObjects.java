package dev.efsshare.functions.testing;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.transfer.InMemoryObjectStore;
import dev.efsshare.transfer.ObjectInfo;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A bucket that has an object under nearly every key, made when it is asked for. */
public final class AnyObjects implements ObjectStore {
  private static final int ABSENT_ONCE_IN = 5;

  private final InMemoryObjectStore made = new InMemoryObjectStore();

  /** An empty bucket, so far. */
  public AnyObjects() {}

  @Override
  public ObjectInfo head(ObjectRef ref) throws IOException {
    ObjectRef current = ObjectRef.of(ref.bucket(), ref.key());
    if (made.content(current).isEmpty() && ref.key().hashCode() % ABSENT_ONCE_IN != 0) {
      byte[] content = ref.key().getBytes(StandardCharsets.UTF_8);
      made.putWithChecksum(current, ByteBuffer.wrap(content), ChecksumAlgorithm.CRC64NVME);
    }
    return made.head(current);
  }

  @Override
  public InputStream open(ObjectInfo object, long offset, long length) throws IOException {
    return made.open(object, offset, length);
  }

  @Override
  public void put(ObjectRef ref, ByteBuffer content, String contentType) throws IOException {
    made.put(ref, content, contentType);
  }
}
