package dev.efsshare.benchmarks.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where benchmarks put their files. In memory the cost of a disk does not hide that of the code; on
 * a disk it is seen what of it remains.
 */
public enum Location {
  /** {@code /dev/shm} where there is one, else the folder for temporary files. */
  RAM(Path.of("/dev/shm")),
  /** The folder that the system property {@value #DISK_PROPERTY} names, else a build folder. */
  DISK(Path.of(System.getProperty(Location.DISK_PROPERTY, "benchmarks/target")), Path.of("target"));

  /** Names a folder on the disk to measure. */
  public static final String DISK_PROPERTY = "benchmarks.disk";

  private final Path parent;

  Location(Path... candidates) {
    this.parent =
        Stream.of(candidates)
            .filter(Files::isWritable)
            .findFirst()
            .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")))
            .toAbsolutePath()
            .normalize();
  }

  /**
   * The folder in which new ones are made.
   *
   * @return absolute
   */
  public Path parent() {
    return parent;
  }

  /**
   * Makes a folder.
   *
   * @return it; to be closed, which removes it with all that is in it
   * @throws IOException if the file system fails
   */
  public WorkFolder newFolder() throws IOException {
    return new WorkFolder(Files.createTempDirectory(parent, "efs-share-benchmark-"));
  }
}
