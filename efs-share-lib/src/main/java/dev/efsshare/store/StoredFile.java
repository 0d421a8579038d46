package dev.efsshare.store;

import java.nio.file.Path;

/** A file that a key or an id led to. */
public sealed interface StoredFile {

  /**
   * Where the content is. For a recorded file this path is immutable; read it through {@code
   * VersionedStore.read} to have it verified.
   *
   * @return absolute
   */
  Path path();

  /**
   * A generation of the store.
   *
   * @param record what is known of it
   * @param path where the content is
   */
  record Recorded(FileRecord record, Path path) implements StoredFile {}

  /**
   * A file that another tool put under the key's name: served as it is, nothing is known of it.
   *
   * @param key the key
   * @param path where the content is; the other tool may change it
   */
  record Foreign(StoreKey key, Path path) implements StoredFile {}
}
