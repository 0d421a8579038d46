package dev.efsshare.reliability.workload;

/** What a worker does in one attempt. */
public enum Kind {
  /** Publishes a file under a name that nobody may have. */
  CREATE,
  /** Publishes a file over another one. */
  REPLACE,
  /** Puts a generation into the versioned store. */
  PUT,
  /** Makes a generation from an object that is fetched in parts. */
  INGEST;

  /**
   * Where an attempt of this kind has its target.
   *
   * @return the area
   */
  public Area area() {
    return switch (this) {
      case CREATE -> Area.CREATED;
      case REPLACE -> Area.REPLACED;
      case PUT, INGEST -> Area.KEY;
    };
  }
}
