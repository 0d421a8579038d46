package dev.efsshare.workflow.stage;

/** A stage failed, and may succeed when it is tried again: the state machine does so. */
public final class TransientStageException extends StageException {
  private static final long serialVersionUID = 1L;

  /** A failure that was found here. */
  public TransientStageException(String message) {
    super(message);
  }

  /** A failure that came from below. */
  public TransientStageException(String message, Throwable cause) {
    super(message, cause);
  }
}
