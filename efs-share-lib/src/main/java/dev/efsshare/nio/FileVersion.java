package dev.efsshare.nio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Which file a name leads to and in which state: two equal versions have the same content, unless
 * somebody writes into the file and sets its time back.
 *
 * @param key null where the file system has no identities
 */
record FileVersion(@Nullable Object key, long sizeBytes, FileTime modified) {

  static FileVersion of(Path file) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileVersion(found.fileKey(), found.size(), found.lastModifiedTime());
  }
}
