package dev.efsshare.functions.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A mount among files that are nobody's business, with symbolic links in it that lead to them. Not
 * thread-safe.
 */
public final class Surroundings {
  /** In every file outside of the mount. */
  public static final String SECRET = "canary-5b7f0c";

  private static final Set<String> OWN = Set.of("models", "inputs", "outputs", ".efs-share");

  private final Path folder;
  private final Path mount;
  private final Map<String, String> before;
  private final Map<String, String> linksBefore;

  /** Makes them in an empty folder. */
  public Surroundings(Path folder) throws IOException {
    this.folder = folder;
    this.mount = Files.createDirectories(folder.resolve("mount"));
    Files.writeString(folder.resolve("canary.txt"), SECRET);
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret.bin"), SECRET);
    Path models = Files.createDirectories(mount.resolve("models"));
    Files.createSymbolicLink(models.resolve("out"), outside);
    Files.createSymbolicLink(models.resolve("link.bin"), outside.resolve("secret.bin"));
    Files.createSymbolicLink(models.resolve("up"), mount);
    Files.createSymbolicLink(models.resolve("loop"), models);
    Files.writeString(models.resolve("there.bin"), "put by hand");
    Files.createDirectories(models.resolve("directory"));
    this.before = outside();
    this.linksBefore = links();
  }

  /** The mount. */
  public Path mount() {
    return mount;
  }

  private Map<String, String> outside() throws IOException {
    Map<String, String> state = new TreeMap<>();
    for (Path each : walk(folder)) {
      if (!each.startsWith(mount)) {
        state.put(folder.relativize(each).toString(), stateOf(each));
      }
    }
    return state;
  }

  private static String stateOf(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return attributes.isRegularFile()
        ? "%s %s %s"
            .formatted(attributes.fileKey(), attributes.lastModifiedTime(), Files.readString(file))
        : "%s %s".formatted(attributes.fileKey(), attributes.lastModifiedTime());
  }

  private Map<String, String> links() throws IOException {
    Map<String, String> links = new TreeMap<>();
    for (Path each : walk(mount)) {
      if (Files.isSymbolicLink(each)) {
        links.put(mount.relativize(each).toString(), Files.readSymbolicLink(each).toString());
      }
    }
    return links;
  }

  private static List<Path> walk(Path from) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      return all.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Whether everything around the mount is as it was: names, identities, times and content. */
  public boolean isUntouched() throws IOException {
    return outside().equals(before);
  }

  /** What is on the mount and should not be: unpublished files, moved links, foreign names. */
  public Set<String> intruders() throws IOException {
    Set<String> intruders = new TreeSet<>();
    for (Path each : walk(mount)) {
      String name = String.valueOf(each.getFileName());
      boolean foreign = mount.equals(each.getParent()) && !OWN.contains(name);
      if (foreign || name.startsWith(".tmp-") || name.startsWith(".nfs")) {
        intruders.add(mount.relativize(each).toString());
      }
    }
    Set<String> moved = new HashSet<>(links().entrySet().stream().map(String::valueOf).toList());
    moved.removeAll(linksBefore.entrySet().stream().map(String::valueOf).toList());
    intruders.addAll(moved);
    return intruders;
  }

  /** Whether a path is below the mount when all links are followed. */
  public boolean isInside(String path) throws IOException {
    return Path.of(path).toRealPath().startsWith(mount.toRealPath());
  }
}
