package dev.efsshare.reliability.enumeration;

/** What has the target's name before a trial. */
public enum TargetState {
  /** Nothing. */
  ABSENT,
  /** A file with the content that is to be published. */
  SAME,
  /** A file with other content. */
  DIFFERENT,
  /** A symbolic link that leads out of the share. */
  SYMBOLIC_LINK,
  /** Nothing, and the directory is missing, too. */
  MISSING_PARENT,
  /** A file with other content that another tool put there, unknown to the store. */
  FOREIGN
}
