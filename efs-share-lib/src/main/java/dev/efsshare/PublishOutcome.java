package dev.efsshare;

/** How a publication that did not fail ended. */
public enum PublishOutcome {
  /** The target has this writer's content, put there by this writer. */
  PUBLISHED,
  /** The target had the same content already; nothing was changed. */
  ALREADY_THERE,
  /** The target had this writer's content and was replaced by another writer since. */
  SUPERSEDED
}
