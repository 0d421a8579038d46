package dev.efsshare.benchmarks.publish;

/** What a way of publishing promises to readers, to other writers, and after a crash. */
public enum Guarantee {
  /** Readers find the old content, the new one, or none; never a part of one. */
  WHOLE("never torn"),
  /** Of many writers of a free name exactly one wins. */
  EXCLUSIVE("one winner"),
  /** Two writers of one name never write into the same temporary file. */
  OWN_TEMPORARY("own temporary file"),
  /** Never falls back to a copy when the rename is refused. */
  NO_COPY("no copy as a fallback"),
  /** Content is forced before it gets its name. */
  CONTENT_LASTS("content lasts"),
  /** The name is forced before the call returns. */
  NAME_LASTS("name lasts"),
  /** The SHA-256 of what was written is known afterwards. */
  DIGEST("SHA-256"),
  /** A link or rename that was done, but whose reply was lost, is told from one that was not. */
  LOST_REPLIES("lost replies");

  private final String title;

  Guarantee(String title) {
    this.title = title;
  }

  /**
   * The head of its column.
   *
   * @return a few words
   */
  public String title() {
    return title;
  }
}
