package dev.efsshare.workflow.stage;

import dev.efsshare.functions.shell.Invocation;

/** Ends a stage while it can still say why: one that Lambda ends says nothing. */
final class TimeLeft {
  private final Invocation invocation;

  TimeLeft(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Asks for time to go on. */
  void require(long records) {
    int left = invocation.remainingMillis().getAsInt();
    if (left <= invocation.marginMillis()) {
      throw new TransientStageException(
          ("the function's time is up after %d records, with %d ms left to tell so; give the"
                  + " function a longer Timeout or more MemorySize, which brings processor time")
              .formatted(records, left));
    }
  }
}
