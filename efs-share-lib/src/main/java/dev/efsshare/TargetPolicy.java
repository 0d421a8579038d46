package dev.efsshare;

/** What to do when the target's name is taken. */
public enum TargetPolicy {
  /**
   * Exactly one of any number of writers gets the name (by a hard link, the create-only primitive
   * of NFS). A loser with the same content is told {@link PublishOutcome#ALREADY_THERE}; one with
   * other content gets {@link java.nio.file.FileAlreadyExistsException}.
   */
  CREATE_ONLY,
  /**
   * The newcomer takes the name by one atomic rename; readers see the old file or the new one. On
   * NFS a reader that holds the old file open may get a stale handle later: files that are replaced
   * while they are read belong into {@code dev.efsshare.store.VersionedStore}.
   */
  REPLACE
}
