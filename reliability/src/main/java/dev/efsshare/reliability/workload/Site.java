package dev.efsshare.reliability.workload;

import dev.efsshare.DirectoryLayout;
import dev.efsshare.FilePublisher;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.store.FileId;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.StoreOptions;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tree that a campaign works on: a directory of names that are published once, one of names
 * that are replaced, and a versioned store. Immutable.
 *
 * @param root the directory that holds everything
 */
public record Site(Path root) {
  /** How the library calls unpublished files. */
  static final String TEMPORARY = ".tmp-";

  private static final String MODELS = "models";
  private static final String INTERNAL = ".efs-share";
  private static final int REPLACED_NAMES = 5;
  private static final int KEYS_OF_A_KIND = 3;

  /**
   * Makes the directories.
   *
   * @param root made as well
   * @return the site
   * @throws IOException if they cannot be made
   */
  public static Site prepare(Path root) throws IOException {
    Site site = new Site(root.toAbsolutePath().normalize());
    List<String> directories = new ArrayList<>(List.of("created", "replaced"));
    directories.addAll(site.store(NioFilePublisher.at(root), StoreOptions.DEFAULT).directories());
    new NioDirectoryBootstrap()
        .ensure(DirectoryLayout.of(site.root, directories.toArray(String[]::new)));
    return site;
  }

  /**
   * The store of this tree.
   *
   * @param publisher what it publishes with
   * @param options how long it keeps things
   * @return the store
   */
  public VersionedStore store(FilePublisher publisher, StoreOptions options) {
    return new VersionedStore(root, MODELS, publisher, new NioVerifiedReader(), options);
  }

  /**
   * Removes every published file of the created directory, to make room.
   *
   * @param ledger is told of it
   * @throws IOException if the file system fails
   */
  public void removeCreated(Ledger ledger) throws IOException {
    try (Stream<Path> files = Files.list(created())) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(TEMPORARY)) {
          ledger.released(new Target(Area.CREATED, name));
          Files.delete(file);
        }
      }
    }
  }

  Path created() {
    return root.resolve("created");
  }

  Path replaced() {
    return root.resolve("replaced");
  }

  Path internal() {
    return root.resolve(INTERNAL);
  }

  /** Where readers find a target by name; for a key its plain path. */
  Path pathOf(Target target) {
    return directoryOf(target.area()).resolve(target.name());
  }

  private Path directoryOf(Area area) {
    return switch (area) {
      case CREATED -> created();
      case REPLACED -> replaced();
      case KEY -> root.resolve(MODELS);
    };
  }

  /** The target that has a path; empty if the path is no target's. */
  Optional<Target> targetAt(Path file) {
    for (Area area : Area.values()) {
      Path directory = directoryOf(area);
      if (file.startsWith(directory)) {
        return Optional.of(new Target(area, directory.relativize(file).toString()));
      }
    }
    return Optional.empty();
  }

  /** Whether a path is content or leads to a key; both have an id for a name. */
  boolean isNamedById(Path file) {
    return file.startsWith(internal().resolve("ids"))
        || file.startsWith(internal().resolve("objects"));
  }

  boolean isRecord(Path file) {
    return file.startsWith(internal().resolve("keys"));
  }

  Path contentOf(FileId id) {
    return internal()
        .resolve("objects")
        .resolve(id.toString().substring(0, 2))
        .resolve(id.toString());
  }

  List<Target> replacedTargets() {
    return IntStream.range(0, REPLACED_NAMES)
        .mapToObj(i -> new Target(Area.REPLACED, "slot-" + i))
        .toList();
  }

  List<Target> keysOf(Kind kind) {
    String prefix = kind == Kind.PUT ? "put/" : "ingested/";
    return IntStream.range(0, KEYS_OF_A_KIND)
        .mapToObj(i -> new Target(Area.KEY, prefix + "model-" + i + ".bin"))
        .toList();
  }

  List<Target> keys() {
    List<Target> keys = new ArrayList<>(keysOf(Kind.PUT));
    keys.addAll(keysOf(Kind.INGEST));
    return keys;
  }

  static StoreKey keyOf(Target target) {
    return new StoreKey(target.name());
  }

  /** What a place of the library's own is about, by the layout that ARCHITECTURE.md describes. */
  Tracer.Place placeOf(Path target) {
    Path file = root.resolve(target);
    if (isRecord(file)) {
      return Tracer.Place.RECORD;
    }
    if (!isNamedById(file)) {
      return Tracer.Place.TARGET;
    }
    return file.startsWith(internal().resolve("ids")) ? Tracer.Place.ID : Tracer.Place.CONTENT;
  }
}
