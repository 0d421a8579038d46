package dev.efsshare.evidence.collect;

import dev.efsshare.evidence.bundle.Bundle;
import dev.efsshare.evidence.bundle.EvidenceException;
import dev.efsshare.evidence.bundle.Window;
import java.io.IOException;

/**
 * Collects what a stack tells of itself. One adapter asks the AWS APIs, one the local stack.
 *
 * <p>An implementation puts answers into the bundle as they came, never a summary alone, and
 * reports what it was refused by {@link Bundle#missing} instead of leaving it out in silence.
 *
 * <p>Thread-safety: none needed; a collector is used by one thread.
 */
public interface Collector extends AutoCloseable {

  /**
   * Which stack this is, in one sentence that a reader of the bundle cannot mistake.
   *
   * @return for example {@code The stack efs-share in eu-west-1, on AWS.}
   */
  String subject();

  /**
   * Collects everything.
   *
   * @param window for logs
   * @param bundle gets the files
   * @throws IOException if a file cannot be written
   * @throws InterruptedException if interrupted while waiting for logs
   * @throws EvidenceException if there is no such stack, or nobody may ask for it
   */
  void collect(Window window, Bundle bundle) throws IOException, InterruptedException;

  /** Closes clients; the stack goes on. */
  @Override
  void close();
}
