package dev.efsshare.testkit;

import dev.efsshare.testkit.Misbehaviour.Action;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import org.jspecify.annotations.Nullable;

/** The file store below; asking for its space is a call. */
final class MisbehavingFileStore extends FileStore {
  private final MisbehavingFileSystem fileSystem;
  private final FileStore below;
  private final Call call;

  MisbehavingFileStore(MisbehavingFileSystem fileSystem, FileStore below, Path path) {
    this.fileSystem = fileSystem;
    this.below = below;
    this.call = new Call.OnName(Operation.FILE_STORE, path);
  }

  @Override
  public String name() {
    return below.name();
  }

  @Override
  public String type() {
    return below.type();
  }

  @Override
  public boolean isReadOnly() {
    return below.isReadOnly();
  }

  @Override
  public long getTotalSpace() throws IOException {
    return around(below::getTotalSpace);
  }

  @Override
  public long getUsableSpace() throws IOException {
    return around(below::getUsableSpace);
  }

  @Override
  public long getUnallocatedSpace() throws IOException {
    return around(below::getUnallocatedSpace);
  }

  @Override
  public long getBlockSize() throws IOException {
    return around(below::getBlockSize);
  }

  @Override
  public Object getAttribute(String attribute) throws IOException {
    return around(() -> below.getAttribute(attribute));
  }

  @Override
  public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
    return below.supportsFileAttributeView(type);
  }

  @Override
  public boolean supportsFileAttributeView(String name) {
    return below.supportsFileAttributeView(name);
  }

  @Override
  public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> type) {
    return below.getFileStoreAttributeView(type);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MisbehavingFileStore store
        && store.fileSystem.equals(fileSystem)
        && store.below.equals(below);
  }

  @Override
  public int hashCode() {
    return below.hashCode();
  }

  @Override
  public String toString() {
    return below.toString();
  }

  private <T> T around(Action<T> action) throws IOException {
    return fileSystem.around(call, action);
  }
}
