package dev.efsshare.store;

/** How a put ended. In every case {@link #record()} is the newest generation of the key. */
public sealed interface PutResult {

  /**
   * The generation that the key has now.
   *
   * @return the newest record
   */
  FileRecord record();

  /**
   * The content was stored as a new generation.
   *
   * @param record the new generation
   */
  record Stored(FileRecord record) implements PutResult {}

  /**
   * The key had what was asked for; nothing was written.
   *
   * @param record the generation that was there
   */
  record Exists(FileRecord record) implements PutResult {}

  /**
   * The request comes from an older event than the generation that is there; nothing was written.
   *
   * @param record the generation that was there
   */
  record Superseded(FileRecord record) implements PutResult {}
}
