package dev.efsshare.reliability.workload;

/** What the library told a worker. */
public enum Result {
  /** The file was published. */
  PUBLISHED,
  /** The same content was there already. */
  ALREADY_THERE,
  /** The file was published and replaced by another writer since. */
  SUPERSEDED,
  /** The create-only name is taken by other content. */
  CONFLICT,
  /** The content became a generation. */
  STORED,
  /** As {@link #STORED}, but the key's plain path could not be moved. */
  STORED_WITHOUT_LINK,
  /** A generation answers the request; nothing was written. */
  ANSWERED,
  /** The call failed: a publisher published nothing then. */
  FAILED,
  /** The library could not find out what happened. */
  UNCERTAIN;

  /**
   * Whether the worker was told that its content is or was there.
   *
   * @return true if losing it would be a broken promise
   */
  public boolean isAcknowledgement() {
    return switch (this) {
      case PUBLISHED, ALREADY_THERE, SUPERSEDED, STORED, STORED_WITHOUT_LINK -> true;
      case CONFLICT, ANSWERED, FAILED, UNCERTAIN -> false;
    };
  }
}
