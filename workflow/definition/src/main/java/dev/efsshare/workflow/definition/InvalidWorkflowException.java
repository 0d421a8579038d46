package dev.efsshare.workflow.definition;

import java.util.List;

/** A workflow that could not run; the message has every reason. */
public final class InvalidWorkflowException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidWorkflowException(String workflow, List<String> reasons) {
    super("workflow '%s' is refused: %s".formatted(workflow, String.join("; ", reasons)));
  }
}
