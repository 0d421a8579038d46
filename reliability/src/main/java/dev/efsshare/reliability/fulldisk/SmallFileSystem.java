package dev.efsshare.reliability.fulldisk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few MiB that is mounted for a campaign. One thread. */
final class SmallFileSystem implements AutoCloseable {
  private final Path mountPoint;

  private SmallFileSystem(Path mountPoint) {
    this.mountPoint = mountPoint;
  }

  /** Mounts a tmpfs, whose size and number of files are limited by options. */
  static SmallFileSystem tmpfs(Path work, String name, String options)
      throws IOException, InterruptedException {
    Path mountPoint = Files.createDirectory(work.resolve(name));
    Shell.require("mount", "-t", "tmpfs", "-o", options, "tmpfs", mountPoint.toString());
    return new SmallFileSystem(mountPoint);
  }

  /** Makes an ext4 file system in a file and mounts that; only a real root may. */
  static SmallFileSystem ext4(Path work, String name, long bytes)
      throws IOException, InterruptedException {
    Path image = work.resolve(name + ".img");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(bytes);
    }
    // a small journal, or it takes half of the room; nothing is kept for root
    Shell.require(
        "mkfs.ext4", "-q", "-F", "-m", "0", "-b", "1024", "-J", "size=1", image.toString());
    Path mountPoint = Files.createDirectory(work.resolve(name));
    Shell.require("mount", "-t", "ext4", "-o", "loop", image.toString(), mountPoint.toString());
    return new SmallFileSystem(mountPoint);
  }

  Path path() {
    return mountPoint;
  }

  /** Tries once: the kernel refuses while any file is open for writing. */
  boolean tryReadOnly() throws InterruptedException {
    return Shell.run("mount", "-o", "remount,ro", mountPoint.toString()).succeeded();
  }

  void makeWritable() throws IOException, InterruptedException {
    Shell.require("mount", "-o", "remount,rw", mountPoint.toString());
  }

  @Override
  public void close() throws IOException {
    try {
      Shell.require("umount", mountPoint.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted before " + mountPoint + " was unmounted", e);
    }
  }
}
