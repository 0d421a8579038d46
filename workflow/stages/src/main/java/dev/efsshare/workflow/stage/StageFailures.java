package dev.efsshare.workflow.stage;

import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.StorageFault;
import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.transfer.ObjectStoreException;
import dev.efsshare.workflow.handover.DamagedHandoverException;
import java.io.IOException;

/** Tells which failures another attempt may get past. The one place that does. */
final class StageFailures {
  private StageFailures() {}

  /**
   * What to throw.
   *
   * @param failure whatever ended the stage
   */
  static StageException of(Throwable failure) {
    return switch (failure) {
      case StageException known -> known;
      case ObjectStoreException e when e.kind().isRetryable() -> passing(e);
      case ObjectStoreException e -> lasting(e);
      case FunctionException e when canPass(e.problem().code()) -> passing(e);
      case FunctionException e -> lasting(e);
      case DamagedHandoverException e -> lasting(e);
      case ChecksumMismatchException e -> lasting(e);
      case IOException e when StorageFault.of(e) == StorageFault.NO_SPACE ->
          new PermanentStageException(
              "there is no room on the function's disk for what the stage makes; give the function"
                  + " more EphemeralStorage, or it less data ("
                  + e.getMessage()
                  + ")",
              e);
      case IOException e -> passing(e);
      default -> new PermanentStageException("the stage failed unexpectedly: " + failure, failure);
    };
  }

  /** A setting stays as it is until somebody deploys, which no attempt waits for. */
  private static boolean canPass(ErrorCode code) {
    return code.isRetryable() && code != ErrorCode.INVALID_CONFIGURATION;
  }

  private static StageException passing(Throwable failure) {
    return new TransientStageException(String.valueOf(failure.getMessage()), failure);
  }

  private static StageException lasting(Throwable failure) {
    return new PermanentStageException(String.valueOf(failure.getMessage()), failure);
  }
}
