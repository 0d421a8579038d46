package dev.efsshare.workflow.runner.engine;

import org.jspecify.annotations.Nullable;

/** State machines cannot be run here; the message says why, and what to do. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EngineException(String message) {
    this(message, null);
  }

  EngineException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
