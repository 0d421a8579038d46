package dev.efsshare.store;

import dev.efsshare.FilePublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** The plain paths of keys, below the published directory. */
final class PublishedNames {
  private final StoreLayout layout;
  private final Records records;
  private final FilePublisher publisher;

  PublishedNames(StoreLayout layout, Records records, FilePublisher publisher) {
    this.layout = layout;
    this.records = records;
    this.publisher = publisher;
  }

  /**
   * Checks that a key's path is free for a file.
   *
   * @throws KeyCollisionException if it is not
   */
  void check(StoreKey key) throws IOException {
    try {
      checkOnce(key);
    } catch (KeyCollisionException e) {
      // An NFS client may remember what has gone since.
      Directories.revalidate(layout.published(), layout.link(key));
      checkOnce(key);
    }
  }

  private void checkOnce(StoreKey key) throws IOException {
    String value = key.value();
    for (int end = value.indexOf('/'); end >= 0; end = value.indexOf('/', end + 1)) {
      checkParent(key, new StoreKey(value.substring(0, end)));
    }
    Path link = layout.link(key);
    Optional<BasicFileAttributes> found = attributes(link);
    if (found.isPresent() && !found.get().isRegularFile()) {
      throw new KeyCollisionException(key, link, kind(found.get()));
    }
  }

  private void checkParent(StoreKey key, StoreKey parent) throws IOException {
    Path directory = layout.link(parent);
    Optional<BasicFileAttributes> found = attributes(directory);
    if (found.isPresent() && !found.get().isDirectory()) {
      throw new KeyCollisionException(key, directory, kind(found.get()));
    }
    // A crash may have left a recorded key without its link.
    if (found.isEmpty() && !records.generations(parent).isEmpty()) {
      throw new KeyCollisionException(key, directory, "the file of key '" + parent + "'");
    }
  }

  /**
   * Makes the directories that lead to a key's path.
   *
   * @throws KeyCollisionException if one of them is something else
   */
  void prepare(StoreKey key) throws IOException {
    Directories.revalidate(layout.published(), layout.link(key));
    check(key);
    try {
      Directories.ensure(publisher, layout.published(), parent(key));
    } catch (NotDirectoryException e) {
      KeyCollisionException collision =
          new KeyCollisionException(key, layout.root().resolve(e.getFile()), "not a directory");
      collision.addSuppressed(e);
      throw collision;
    }
  }

  /** Whether a key's path is a file, reached through directories only. */
  boolean isFile(StoreKey key) throws IOException {
    Directories.revalidate(layout.published(), layout.link(key));
    String value = key.value();
    for (int end = value.indexOf('/'); end >= 0; end = value.indexOf('/', end + 1)) {
      Path parent = layout.link(new StoreKey(value.substring(0, end)));
      if (!attributes(parent).map(BasicFileAttributes::isDirectory).orElse(false)) {
        return false;
      }
    }
    return attributes(layout.link(key)).map(BasicFileAttributes::isRegularFile).orElse(false);
  }

  private Path parent(StoreKey key) {
    return StoreLayout.parent(layout.link(key));
  }

  private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    return FreshLook.once(
        path,
        name -> Files.readAttributes(name, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
  }

  private static String kind(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return "a file";
    }
    return attributes.isDirectory() ? "a directory" : "neither a file nor a directory";
  }
}
