package dev.efsshare.testkit;

import dev.efsshare.testkit.Call.OnName;
import dev.efsshare.testkit.Call.OnNames;
import dev.efsshare.testkit.Misbehaviour.Action;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what {@link java.nio.file.Files} asks into calls around the provider below. */
final class MisbehavingProvider extends FileSystemProvider {
  static final String SCHEME = "misbehaving";

  private final MisbehavingFileSystem fileSystem;
  private final FileSystemProvider below;

  MisbehavingProvider(MisbehavingFileSystem fileSystem, FileSystemProvider below) {
    this.fileSystem = fileSystem;
    this.below = below;
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
    throw noUris();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw noUris();
  }

  @Override
  public Path getPath(URI uri) {
    throw noUris();
  }

  private static UnsupportedOperationException noUris() {
    return new UnsupportedOperationException(
        "a misbehaving file system has no URI; make it by MisbehavingFileSystem.over");
  }

  @Override
  public FileChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    MisbehavingPath mine = fileSystem.own(path);
    return MisbehavingFileChannel.open(
        fileSystem,
        new Call.Opening(Operation.OPEN, mine.full(), Set.copyOf(options), fileSystem.newHandle()),
        () -> below.newFileChannel(mine.below(), options, attributes));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    MisbehavingPath mine = fileSystem.own(directory);
    return MisbehavingDirectoryStream.open(
        fileSystem,
        new Call.Opening(Operation.LIST, mine.full(), Set.of(), fileSystem.newHandle()),
        () -> below.newDirectoryStream(mine.below(), entry -> true),
        filter);
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
    MisbehavingPath mine = fileSystem.own(directory);
    around(
        Operation.CREATE_DIRECTORY,
        mine,
        () -> {
          below.createDirectory(mine.below(), attributes);
          return mine;
        });
  }

  @Override
  public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes)
      throws IOException {
    MisbehavingPath mine = fileSystem.own(link);
    Path leadsTo = fileSystem.unwrap(target);
    fileSystem.around(
        new OnNames(Operation.SYMBOLIC_LINK, mine.full(), leadsTo),
        () -> {
          below.createSymbolicLink(mine.below(), leadsTo, attributes);
          return mine;
        });
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    MisbehavingPath mine = fileSystem.own(link);
    MisbehavingPath there = fileSystem.own(existing);
    fileSystem.around(
        new OnNames(Operation.LINK, there.full(), mine.full()),
        () -> {
          below.createLink(mine.below(), there.below());
          return mine;
        });
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    MisbehavingPath mine = fileSystem.own(link);
    return around(
        Operation.READ_LINK,
        mine,
        () -> fileSystem.wrapBelow(below.readSymbolicLink(mine.below())));
  }

  @Override
  public void delete(Path path) throws IOException {
    MisbehavingPath mine = fileSystem.own(path);
    around(
        Operation.DELETE,
        mine,
        () -> {
          below.delete(mine.below());
          return mine;
        });
  }

  @Override
  public boolean deleteIfExists(Path path) throws IOException {
    MisbehavingPath mine = fileSystem.own(path);
    return around(Operation.DELETE, mine, () -> below.deleteIfExists(mine.below()));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    MisbehavingPath from = fileSystem.own(source);
    MisbehavingPath to = fileSystem.own(target);
    fileSystem.around(
        new OnNames(Operation.COPY, from.full(), to.full(), set(options)),
        () -> {
          below.copy(from.below(), to.below(), options);
          return to;
        });
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    MisbehavingPath from = fileSystem.own(source);
    MisbehavingPath to = fileSystem.own(target);
    fileSystem.around(
        new OnNames(Operation.MOVE, from.full(), to.full(), set(options)),
        () -> {
          below.move(from.below(), to.below(), options);
          return to;
        });
  }

  /** Unlike {@code Set.of}, takes an option given twice, as the providers do. */
  private static Set<CopyOption> set(CopyOption... options) {
    return options.length == 0 ? Set.of() : new LinkedHashSet<>(Arrays.asList(options));
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    MisbehavingPath mine = fileSystem.own(path);
    if (mine.equals(other)) {
      return true;
    }
    if (!(other instanceof MisbehavingPath theirs) || !theirs.getFileSystem().equals(fileSystem)) {
      return false;
    }
    return fileSystem.around(
        new OnNames(Operation.IS_SAME_FILE, mine.full(), theirs.full()),
        () -> below.isSameFile(mine.below(), theirs.below()));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    MisbehavingPath mine = fileSystem.own(path);
    return around(Operation.READ_ATTRIBUTES, mine, () -> below.isHidden(mine.below()));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    MisbehavingPath mine = fileSystem.own(path);
    return around(
        Operation.FILE_STORE,
        mine,
        () -> new MisbehavingFileStore(fileSystem, below.getFileStore(mine.below()), mine.full()));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    MisbehavingPath mine = fileSystem.own(path);
    around(
        Operation.CHECK_ACCESS,
        mine,
        () -> {
          below.checkAccess(mine.below(), modes);
          return mine;
        });
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return MisbehavingViews.of(fileSystem, fileSystem.own(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    MisbehavingPath mine = fileSystem.own(path);
    return around(
        Operation.READ_ATTRIBUTES, mine, () -> below.readAttributes(mine.below(), type, options));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    MisbehavingPath mine = fileSystem.own(path);
    return around(
        Operation.READ_ATTRIBUTES,
        mine,
        () -> below.readAttributes(mine.below(), attributes, options));
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    MisbehavingPath mine = fileSystem.own(path);
    around(
        Operation.SET_ATTRIBUTES,
        mine,
        () -> {
          below.setAttribute(mine.below(), attribute, value, options);
          return mine;
        });
  }

  private <T> T around(Operation operation, MisbehavingPath path, Action<T> action)
      throws IOException {
    return fileSystem.around(new OnName(operation, path.full()), action);
  }
}
