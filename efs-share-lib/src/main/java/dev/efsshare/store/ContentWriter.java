package dev.efsshare.store;

import dev.efsshare.PendingFile;
import dev.efsshare.PublishedFile;
import java.io.IOException;

/** Writes the content of a put. Called at most once, and only when the content is needed. */
@FunctionalInterface
public interface ContentWriter {

  /**
   * Writes everything and commits.
   *
   * @param file where to; not closed by this method
   * @return what the commit returned, and against what the content was checked
   * @throws IOException if the content cannot be had or written; then nothing is stored
   */
  Written write(PendingFile file) throws IOException;

  /**
   * Content that was written.
   *
   * @param file what the commit returned
   * @param verifiedBy against what the content was checked
   */
  record Written(PublishedFile file, Verification verifiedBy) {}
}
