package dev.efsshare.workflow.stage;

/** A stage failed; nothing of its output is there. */
public abstract sealed class StageException extends RuntimeException
    permits PermanentStageException, TransientStageException {
  private static final long serialVersionUID = 1L;

  StageException(String message) {
    super(message);
  }

  StageException(String message, Throwable cause) {
    super(message, cause);
  }
}
