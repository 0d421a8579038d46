package dev.efsshare.store;

/** What a put does when its key has a generation already. */
public enum ExistingPolicy {
  /** Keeps what is there and writes nothing. */
  KEEP,
  /** Adds a generation unless the newest one came from the same object version or a newer event. */
  REPLACE_WHEN_CHANGED,
  /** Adds a generation unless the newest one has the same content or came from a newer event. */
  REPLACE
}
