package dev.efsshare.workflow.dataset;

import java.io.IOException;

/** Another content has this dataset's name, or began to take it. Nothing was changed. */
public final class DatasetConflictException extends IOException {
  private static final long serialVersionUID = 1L;

  DatasetConflictException(String message) {
    super(message);
  }
}
