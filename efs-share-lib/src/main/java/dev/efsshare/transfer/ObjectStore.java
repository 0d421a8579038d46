package dev.efsshare.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * An object store, as the ingestor needs it.
 *
 * <p>Rules for implementations: {@link #open} delivers bytes of exactly the version that {@link
 * #head} told of, or fails; errors are {@link ObjectStoreException}s of the right kind; transient
 * failures are retried inside, as the store's own client does.
 *
 * <p>Every call and every read ends soon, with any {@link IOException}, when its thread, a virtual
 * one, is interrupted or when another thread closes the stream that it reads. Blocking calls of
 * sockets do the former by themselves. Callers with a time limit do not wait for one that does
 * neither.
 *
 * <p>Thread-safety: implementations are called by many threads at once.
 */
public interface ObjectStore {

  /**
   * Tells of an object.
   *
   * @param ref the object
   * @return size, entity tag, checksums
   * @throws ObjectStoreException if there is none, it may not be read, or the store fails
   * @throws IOException if the connection fails
   */
  ObjectInfo head(ObjectRef ref) throws IOException;

  /**
   * Opens a range of one version of an object.
   *
   * @param object as {@link #head} told
   * @param offset of the first byte
   * @param length in bytes, positive
   * @return the bytes; the caller closes it, more than once perhaps and from any thread; closing
   *     early is cheap or aborts the connection
   * @throws ObjectStoreException of kind {@link ObjectStoreException.Kind#CHANGED} if the object is
   *     not the same any more; otherwise as {@link #head}
   * @throws IOException if the connection fails
   */
  InputStream open(ObjectInfo object, long offset, long length) throws IOException;

  /**
   * Stores a small object, replacing what is there.
   *
   * @param ref the object, without version
   * @param content consumed wholly
   * @param contentType a media type
   * @throws ObjectStoreException if it may not be written or the store fails
   * @throws IOException if the connection fails
   */
  void put(ObjectRef ref, ByteBuffer content, String contentType) throws IOException;
}
