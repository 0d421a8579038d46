package dev.efsshare.workflow.stage;

/** A stage failed, and would fail again: the state machine gives up at once. */
public final class PermanentStageException extends StageException {
  private static final long serialVersionUID = 1L;

  /** A failure that was found here; the message names the thing, the value and the way out. */
  public PermanentStageException(String message) {
    super(message);
  }

  /** A failure that came from below. */
  public PermanentStageException(String message, Throwable cause) {
    super(message, cause);
  }
}
