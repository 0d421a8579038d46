package dev.efsshare.testkit;

import dev.efsshare.testkit.Misbehaviour.Action;
import java.io.IOException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file system every call of which passes through a {@link Misbehaviour} on its way to the file
 * system below.
 *
 * <p>What a program does through {@link java.nio.file.Files}, {@link
 * java.nio.channels.FileChannel#open FileChannel.open} and {@link Path} comes by exactly once for
 * each call that reaches the file system below. Without a misbehaviour it behaves as that one does.
 * Each instance has a provider of its own, as each mount is a device of its own: a rename from one
 * to another is refused or turned into a copy, even if both lie over one file system.
 *
 * <p>Not passed through the misbehaviour: file locks, memory-mapped content, lookups of users. Not
 * supported: watching, asynchronous channels, URIs as a way in, views of attributes other than
 * basic, owner and posix (reading and setting attributes by name is not limited).
 *
 * <p>A gathering write or scattering read is one call for each buffer, and {@code transferTo} and
 * {@code transferFrom} are reads or writes of at most 64 KiB each.
 *
 * <p>Nothing that was opened below leaks when the misbehaviour throws: what an opening call opened
 * is closed if its answer never reaches the program, and closing closes below even if the
 * misbehaviour fails before it, instead of it or after it. The program sees the misbehaviour's
 * error, once: closing again does nothing.
 *
 * <p>Safe for use by many threads, if the misbehaviour and the file system below are.
 */
public final class MisbehavingFileSystem extends FileSystem {
  /** Of all instances, since one misbehaviour may look at several of them. */
  private static final AtomicLong HANDLES = new AtomicLong();

  private final FileSystem below;
  private final Misbehaviour misbehaviour;
  private final MisbehavingProvider provider;
  private volatile boolean open = true;

  private MisbehavingFileSystem(FileSystem below, Misbehaviour misbehaviour) {
    this.below = below;
    this.misbehaviour = misbehaviour;
    this.provider = new MisbehavingProvider(this, below.provider());
  }

  /**
   * Lays a misbehaviour over a file system.
   *
   * @param below any file system whose provider opens {@link java.nio.channels.FileChannel}s, a
   *     misbehaving one among them; several may lie over one
   * @param misbehaviour stands around every call
   * @return the file system for the program under test
   */
  public static MisbehavingFileSystem over(FileSystem below, Misbehaviour misbehaviour) {
    return new MisbehavingFileSystem(below, misbehaviour);
  }

  /**
   * The path of this file system for one of the file system below.
   *
   * @param path of the file system below
   * @return the same name here
   * @throws ProviderMismatchException if the path belongs to another file system
   */
  public Path wrap(Path path) {
    if (!path.getFileSystem().equals(below)) {
      throw new ProviderMismatchException(
          "%s is a path of %s; only paths of the file system below, %s, can be wrapped"
              .formatted(path, path.getFileSystem(), below));
    }
    return wrapBelow(path);
  }

  /**
   * The path of the file system below for one of this file system.
   *
   * @param path of this file system
   * @return the same name below; calls on it meet no misbehaviour of this layer
   * @throws ProviderMismatchException if the path belongs to another file system
   */
  public Path unwrap(Path path) {
    return own(path).below();
  }

  MisbehavingPath wrapBelow(Path path) {
    return new MisbehavingPath(this, path);
  }

  MisbehavingPath own(Path path) {
    if (path instanceof MisbehavingPath mine && equals(mine.getFileSystem())) {
      return mine;
    }
    throw new ProviderMismatchException(
        "%s is a path of %s, not of %s".formatted(path, path.getFileSystem(), this));
  }

  <T> T around(Call call, Action<T> action) throws IOException {
    if (!open) {
      throw new ClosedFileSystemException();
    }
    return misbehaviour.around(call, action);
  }

  /** Also after the file system was closed: what is still open can always be closed. */
  <T> T aroundClose(Call call, Action<T> action) throws IOException {
    return misbehaviour.around(call, action);
  }

  long newHandle() {
    return HANDLES.incrementAndGet();
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  /** Ends the use of this layer. The file system below stays open, and so do files. */
  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean isOpen() {
    return open && below.isOpen();
  }

  @Override
  public boolean isReadOnly() {
    return below.isReadOnly();
  }

  @Override
  public String getSeparator() {
    return below.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    List<Path> roots = new ArrayList<>();
    below.getRootDirectories().forEach(root -> roots.add(wrapBelow(root)));
    return roots;
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    Path anywhere = below.getRootDirectories().iterator().next();
    List<FileStore> stores = new ArrayList<>();
    below.getFileStores().forEach(s -> stores.add(new MisbehavingFileStore(this, s, anywhere)));
    return stores;
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return below.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return wrapBelow(below.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    PathMatcher matcher = below.getPathMatcher(syntaxAndPattern);
    return path -> matcher.matches(unwrap(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return below.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("a misbehaving file system cannot be watched");
  }

  @Override
  public String toString() {
    return misbehaviour + " over " + below;
  }
}
