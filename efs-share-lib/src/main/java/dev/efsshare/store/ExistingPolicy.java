package dev.efsshare.store;

/** What a put does when its key has a generation already. */
public enum ExistingPolicy {
  /** Keeps what is there and writes nothing. */
  KEEP,
  /**
   * Adds a generation unless the newest one came from the same object version or a newer event. In
   * a bucket without versions, the same content uploaded again later is another version. Of two
   * contents without source, the same content is the same version.
   */
  REPLACE_WHEN_CHANGED,
  /**
   * As {@link #REPLACE_WHEN_CHANGED}, but what is there is read and compared with its record before
   * {@link PutResult.Exists} is answered: damaged content is stored anew.
   */
  REPLACE
}
