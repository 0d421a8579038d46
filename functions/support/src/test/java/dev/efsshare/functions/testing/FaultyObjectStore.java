package dev.efsshare.functions.testing;

import dev.efsshare.transfer.ObjectInfo;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStore;
import dev.efsshare.transfer.ObjectStoreException;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An object store that refuses the keys it is told to, or never answers for them. Thread-safe. */
public final class FaultyObjectStore implements ObjectStore {
  private final ObjectStore behind;
  private final Map<String, Kind> refused = new ConcurrentHashMap<>();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private final CountDownLatch interrupted = new CountDownLatch(1);

  /** A store in front of another. */
  public FaultyObjectStore(ObjectStore behind) {
    this.behind = behind;
  }

  /** From now on every call for this key fails. */
  public void refuse(String key, Kind kind) {
    refused.put(key, kind);
  }

  /** From now on nothing that is put under this key is answered. */
  public void keepSilentAbout(String key) {
    silent.add(key);
  }

  /** Waits until a caller that got no answer was interrupted. */
  public void awaitInterrupt() throws InterruptedException {
    if (!interrupted.await(1, TimeUnit.MINUTES)) {
      throw new AssertionError("nobody gave up waiting for an answer");
    }
  }

  private void waitForEver() throws IOException {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** From now on calls for this key get through again. */
  public void allow(String key) {
    refused.remove(key);
  }

  private void check(ObjectRef ref) throws ObjectStoreException {
    Kind kind = refused.get(ref.key());
    if (kind != null) {
      throw new ObjectStoreException(kind, ref, "refused on purpose", null);
    }
  }

  @Override
  public ObjectInfo head(ObjectRef ref) throws IOException {
    check(ref);
    return behind.head(ref);
  }

  @Override
  public InputStream open(ObjectInfo object, long offset, long length) throws IOException {
    check(object.ref());
    return behind.open(object, offset, length);
  }

  @Override
  public void put(ObjectRef ref, ByteBuffer content, String contentType) throws IOException {
    check(ref);
    if (silent.contains(ref.key())) {
      waitForEver();
    }
    behind.put(ref, content, contentType);
  }
}
