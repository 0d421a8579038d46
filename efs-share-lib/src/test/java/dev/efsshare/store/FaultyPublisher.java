package dev.efsshare.store;

import dev.efsshare.FilePublisher;
import dev.efsshare.PublicationUncertainException;
import java.io.IOException;
import java.nio.file.Path;

/** Fails once, at the n-th step. */
final class FaultyPublisher extends ForwardingPublisher {

  /** How the step fails. */
  enum When {
    /** The step is refused. */
    BEFORE,
    /** The step is done, and an error is reported nevertheless. */
    AFTER,
    /** The step is not done, and nobody knows. */
    BEFORE_UNCERTAIN,
    /** The step is done, and nobody knows. */
    AFTER_UNCERTAIN
  }

  private final When when;
  private final int failingCall;
  private int calls;

  FaultyPublisher(FilePublisher real, When when, int failingCall) {
    super(real);
    this.when = when;
    this.failingCall = failingCall;
  }

  boolean hasFailed() {
    return calls >= failingCall;
  }

  @Override
  void before(String step, Path target) throws IOException {
    boolean isNow = when == When.BEFORE || (when == When.BEFORE_UNCERTAIN && !step.equals("begin"));
    if (isNow && ++calls == failingCall) {
      throw failure(step, target);
    }
  }

  @Override
  void after(String step, Path target) throws IOException {
    if ((when == When.AFTER || when == When.AFTER_UNCERTAIN) && ++calls == failingCall) {
      throw failure(step, target);
    }
  }

  private IOException failure(String step, Path target) {
    IOException cause = new IOException("Input/output error in " + step + " of " + target);
    return when == When.BEFORE || when == When.AFTER
        ? cause
        : new PublicationUncertainException(target, cause);
  }
}
