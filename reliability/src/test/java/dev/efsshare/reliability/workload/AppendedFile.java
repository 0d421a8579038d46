package dev.efsshare.reliability.workload;

import dev.efsshare.ContentSummary;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishedFile;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A pending file for broken publishers, which are given one buffer and nothing else. */
abstract class AppendedFile implements PendingFile {
  private final Path target;

  AppendedFile(Path target) {
    this.target = target;
  }

  @Override
  public Path target() {
    return target;
  }

  @Override
  public long sizeBytes() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long append(InputStream content) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void writeAt(long position, ByteBuffer content) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PublishedFile commit(ContentSummary content) {
    throw new UnsupportedOperationException();
  }
}
