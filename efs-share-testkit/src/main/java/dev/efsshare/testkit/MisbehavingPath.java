package dev.efsshare.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/** A path of the file system below, seen through a misbehaving one. */
final class MisbehavingPath implements Path {
  private final MisbehavingFileSystem fileSystem;
  private final Path below;

  /** Made once, since every call on the path names it; a race costs a second one. */
  private @Nullable Path full;

  MisbehavingPath(MisbehavingFileSystem fileSystem, Path below) {
    this.fileSystem = fileSystem;
    this.below = below;
  }

  Path below() {
    return below;
  }

  /** Below, absolute and normalised. */
  Path full() {
    Path found = full;
    if (found == null) {
      found = below.toAbsolutePath().normalize();
      full = found;
    }
    return found;
  }

  @Override
  public MisbehavingFileSystem getFileSystem() {
    return fileSystem;
  }

  @Override
  public boolean isAbsolute() {
    return below.isAbsolute();
  }

  @Override
  public @Nullable Path getRoot() {
    return wrapped(below.getRoot());
  }

  @Override
  public @Nullable Path getFileName() {
    return wrapped(below.getFileName());
  }

  @Override
  public @Nullable Path getParent() {
    return wrapped(below.getParent());
  }

  @Override
  public int getNameCount() {
    return below.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return fileSystem.wrapBelow(below.getName(index));
  }

  @Override
  public Path subpath(int beginIndex, int endIndex) {
    return fileSystem.wrapBelow(below.subpath(beginIndex, endIndex));
  }

  @Override
  public boolean startsWith(Path other) {
    return isOfThisFileSystem(other) && below.startsWith(fileSystem.unwrap(other));
  }

  @Override
  public boolean endsWith(Path other) {
    return isOfThisFileSystem(other) && below.endsWith(fileSystem.unwrap(other));
  }

  @Override
  public Path normalize() {
    return fileSystem.wrapBelow(below.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return fileSystem.wrapBelow(below.resolve(fileSystem.unwrap(other)));
  }

  @Override
  public Path relativize(Path other) {
    return fileSystem.wrapBelow(below.relativize(fileSystem.unwrap(other)));
  }

  @Override
  public URI toUri() {
    return URI.create(MisbehavingProvider.SCHEME + ":" + below.toUri());
  }

  @Override
  public Path toAbsolutePath() {
    return below.isAbsolute() ? this : fileSystem.wrapBelow(below.toAbsolutePath());
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    return fileSystem.around(
        new Call.OnName(Operation.REAL_PATH, full()),
        () -> fileSystem.wrapBelow(below.toRealPath(options)));
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("a misbehaving file system cannot be watched");
  }

  @Override
  public int compareTo(Path other) {
    return below.compareTo(fileSystem.unwrap(other));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MisbehavingPath path
        && path.fileSystem.equals(fileSystem)
        && path.below.equals(below);
  }

  @Override
  public int hashCode() {
    return below.hashCode();
  }

  @Override
  public String toString() {
    return below.toString();
  }

  private boolean isOfThisFileSystem(Path other) {
    return fileSystem.equals(other.getFileSystem());
  }

  private @Nullable Path wrapped(@Nullable Path path) {
    return path == null ? null : fileSystem.wrapBelow(path);
  }
}
