package dev.efsshare.store;

import java.io.IOException;
import java.io.InputStream;

/**
 * Makes something of a file that a key led to.
 *
 * <p>It may be called more than once for one read, each time with a new stream from the start and,
 * if the file went away, with a newer file; only what the last call returns is used. So it must
 * begin anew each time and must not act on what it reads before the read has returned: content is
 * checked after it was read.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface StoredFileReader<T> {

  /**
   * Reads content, to its end or less.
   *
   * @param file what the key led to
   * @param content its content; not to be used after this call; need not be closed
   * @return what was made of it
   * @throws IOException if the content cannot be read or makes no sense
   */
  T read(StoredFile file, InputStream content) throws IOException;
}
