package dev.efsshare.reliability.workload;

/**
 * What somebody found under a name. Immutable.
 *
 * @param target the name
 * @param view how it was looked at
 * @param contentId whose content it was, {@link #ABSENT} for none
 * @param generation of a key's content, 0 unless it was read through the store
 * @param fromNanos before the look
 * @param toNanos after it
 */
record Observation(
    Target target, View view, long contentId, long generation, long fromNanos, long toNanos) {

  /** In place of a content's id. */
  static final long ABSENT = 0;

  enum View {
    /** The file was opened by its name. */
    PATH,
    /** The key's newest generation was read through the store. */
    STORE
  }
}
