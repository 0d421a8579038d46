package dev.efsshare.demo;

import dev.efsshare.ReapOptions;
import dev.efsshare.ReapReport;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.store.FileRecord;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.StoredFile;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The store on the mount, as an operator with the library sees it. */
public final class MountedStore {
  private static final String PREFIX = ".tmp-";

  private final Path mount;
  private final VersionedStore store;

  /**
   * The store of one mount.
   *
   * @param mount the mount
   */
  public MountedStore(Path mount) {
    this.mount = mount;
    this.store =
        new VersionedStore(mount, "models", NioFilePublisher.at(mount), new NioVerifiedReader());
  }

  /**
   * Finds unpublished files: what a killed process leaves behind.
   *
   * @return their paths
   * @throws IOException if the mount cannot be read
   */
  public List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.walk(mount)) {
      return files.filter(f -> f.getFileName().toString().startsWith(PREFIX)).toList();
    } catch (UncheckedIOException e) {
      // A directory or file vanished while it was walked: look again.
      return leftovers();
    }
  }

  /**
   * The size of the largest unpublished file.
   *
   * @return in bytes, 0 if there is none
   * @throws IOException if the mount cannot be read
   */
  public long largestLeftoverBytes() throws IOException {
    long largest = 0;
    for (Path file : leftovers()) {
      largest = Math.max(largest, sizeOf(file));
    }
    return largest;
  }

  private static long sizeOf(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /**
   * Removes unpublished files as an operator would, with the library.
   *
   * @param options from what age
   * @return what was done
   * @throws IOException if the mount fails
   */
  public ReapReport reap(ReapOptions options) throws IOException {
    return store.reap(options);
  }

  /**
   * The newest generation of a key.
   *
   * @param key the key
   * @return its record
   * @throws IOException if there is none or the mount fails
   */
  public FileRecord newest(String key) throws IOException {
    if (store.newest(new StoreKey(key)).orElse(null) instanceof StoredFile.Recorded recorded) {
      return recorded.record();
    }
    throw new NoSuchFileException("no record of key " + key);
  }
}
