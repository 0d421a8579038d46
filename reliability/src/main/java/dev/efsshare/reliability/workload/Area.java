package dev.efsshare.reliability.workload;

/** The kinds of targets; each has rules of its own. */
public enum Area {
  /** Names that are published once. */
  CREATED,
  /** Names whose files are replaced. */
  REPLACED,
  /** Keys of the versioned store. */
  KEY
}
