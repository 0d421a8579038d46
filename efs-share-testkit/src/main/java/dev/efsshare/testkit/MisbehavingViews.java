package dev.efsshare.testkit;

import dev.efsshare.testkit.Misbehaviour.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Views of the attributes of one name; every use of one is a call. */
final class MisbehavingViews {
  private final MisbehavingFileSystem fileSystem;
  private final Path path;

  private MisbehavingViews(MisbehavingFileSystem fileSystem, Path path) {
    this.fileSystem = fileSystem;
    this.path = path;
  }

  /** Null where the file system below has no such view, and for views of other kinds. */
  static <V extends FileAttributeView> @Nullable V of(
      MisbehavingFileSystem fileSystem, MisbehavingPath path, Class<V> type, LinkOption[] options) {
    V below = Files.getFileAttributeView(path.below(), type, options);
    FileAttributeView view = new MisbehavingViews(fileSystem, path.full()).around(below, type);
    return view == null ? null : type.cast(view);
  }

  private @Nullable FileAttributeView around(
      @Nullable FileAttributeView below, Class<? extends FileAttributeView> type) {
    // By what was asked for: one object below may be a view of several kinds.
    if (type == PosixFileAttributeView.class && below instanceof PosixFileAttributeView posix) {
      return new Posix(posix);
    }
    if (type == FileOwnerAttributeView.class && below instanceof FileOwnerAttributeView owner) {
      return new Owner(owner);
    }
    if (type == BasicFileAttributeView.class && below instanceof BasicFileAttributeView basic) {
      return new Basic(basic);
    }
    return null;
  }

  private <T> T read(Action<T> action) throws IOException {
    return fileSystem.around(new Call.OnName(Operation.READ_ATTRIBUTES, path), action);
  }

  private <T> void set(T value, Setter<T> setter) throws IOException {
    fileSystem.around(
        new Call.OnName(Operation.SET_ATTRIBUTES, path),
        () -> {
          setter.set(value);
          return value;
        });
  }

  private void setTimes(
      BasicFileAttributeView below,
      @Nullable FileTime modified,
      @Nullable FileTime accessed,
      @Nullable FileTime created)
      throws IOException {
    set(below, view -> view.setTimes(modified, accessed, created));
  }

  /** One of a view's setters. */
  private interface Setter<T> {
    void set(T value) throws IOException;
  }

  private final class Basic implements BasicFileAttributeView {
    private final BasicFileAttributeView below;

    Basic(BasicFileAttributeView below) {
      this.below = below;
    }

    @Override
    public String name() {
      return below.name();
    }

    @Override
    public BasicFileAttributes readAttributes() throws IOException {
      return read(below::readAttributes);
    }

    @Override
    public void setTimes(
        @Nullable FileTime modified, @Nullable FileTime accessed, @Nullable FileTime created)
        throws IOException {
      MisbehavingViews.this.setTimes(below, modified, accessed, created);
    }
  }

  private final class Owner implements FileOwnerAttributeView {
    private final FileOwnerAttributeView below;

    Owner(FileOwnerAttributeView below) {
      this.below = below;
    }

    @Override
    public String name() {
      return below.name();
    }

    @Override
    public UserPrincipal getOwner() throws IOException {
      return read(below::getOwner);
    }

    @Override
    public void setOwner(UserPrincipal owner) throws IOException {
      set(owner, below::setOwner);
    }
  }

  private final class Posix implements PosixFileAttributeView {
    private final PosixFileAttributeView below;

    Posix(PosixFileAttributeView below) {
      this.below = below;
    }

    @Override
    public String name() {
      return below.name();
    }

    @Override
    public PosixFileAttributes readAttributes() throws IOException {
      return read(below::readAttributes);
    }

    @Override
    public void setTimes(
        @Nullable FileTime modified, @Nullable FileTime accessed, @Nullable FileTime created)
        throws IOException {
      MisbehavingViews.this.setTimes(below, modified, accessed, created);
    }

    @Override
    public UserPrincipal getOwner() throws IOException {
      return read(below::getOwner);
    }

    @Override
    public void setOwner(UserPrincipal owner) throws IOException {
      set(owner, below::setOwner);
    }

    @Override
    public void setPermissions(Set<PosixFilePermission> permissions) throws IOException {
      set(permissions, below::setPermissions);
    }

    @Override
    public void setGroup(GroupPrincipal group) throws IOException {
      set(group, below::setGroup);
    }
  }
}
