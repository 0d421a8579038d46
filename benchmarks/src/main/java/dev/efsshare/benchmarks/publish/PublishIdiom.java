package dev.efsshare.benchmarks.publish;

import dev.efsshare.benchmarks.data.RandomContent;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One way to put content under a name of one folder. Thread-safety: one thread at a time.
 *
 * <p>Whoever implements it leaves nothing in the folder but the published file.
 */
@FunctionalInterface
interface PublishIdiom extends Closeable {

  /**
   * Publishes content.
   *
   * @param target in the folder for which this was made
   * @param content what to publish
   * @return what the idiom knows afterwards, so that none of its work can be left out
   * @throws IOException if the file system fails
   */
  Object publish(Path target, RandomContent content) throws IOException;

  @Override
  default void close() throws IOException {
    // Most have nothing open.
  }

  /** Makes an idiom for a folder. */
  @FunctionalInterface
  interface Factory {

    /**
     * Makes one.
     *
     * @param folder is there
     * @return the idiom; to be closed
     * @throws IOException if the file system fails
     */
    PublishIdiom in(Path folder) throws IOException;
  }
}
