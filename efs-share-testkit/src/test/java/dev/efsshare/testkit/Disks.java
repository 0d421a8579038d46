package dev.efsshare.testkit;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** File systems to lay something over. */
final class Disks {
  private static final Configuration UNIX =
      Configuration.unix().toBuilder().setAttributeViews("basic", "owner", "posix", "unix").build();

  private Disks() {}

  /** An empty directory on a new disk in memory. */
  static Path jimfs() throws IOException {
    return Files.createDirectory(Jimfs.newFileSystem(UNIX).getPath("/disk"));
  }
}
