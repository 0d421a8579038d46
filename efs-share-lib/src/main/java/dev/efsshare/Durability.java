package dev.efsshare;

/** What is on stable storage when a publication returns. */
public enum Durability {
  /**
   * Content and name were forced: an acknowledged publication survives a crash of the client and of
   * the server. On NFS the name needs no extra call, since directory operations are synchronous
   * there. The default.
   */
  CONTENT_AND_NAME,
  /**
   * Nothing was forced: after a crash the file may be gone or empty, though no running reader ever
   * sees part of it. For caches that can be made again.
   */
  NONE
}
