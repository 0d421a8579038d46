package dev.efsshare.reliability.enumeration;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.nio.file.FileSystem;

/** File systems in memory that behave as a local Unix one. No state. */
final class Memory {
  private static final Configuration UNIX =
      Configuration.unix().toBuilder().setAttributeViews("basic", "owner", "posix", "unix").build();

  private Memory() {}

  static FileSystem newFileSystem() {
    return Jimfs.newFileSystem(UNIX);
  }
}
