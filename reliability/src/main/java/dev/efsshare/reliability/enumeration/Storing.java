package dev.efsshare.reliability.enumeration;

import dev.efsshare.DirectoryLayout;
import dev.efsshare.ReapOptions;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.StoreOptions;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Putting generations of one key into a versioned store.
 *
 * @param publishers makes, for each trial, the publishers of its processes
 */
public record Storing(Supplier<PublisherFactory> publishers) implements Subject {
  static final StoreKey KEY = new StoreKey("nlp/model.bin");
  private static final StoreOptions KEEP_ALL_GENERATIONS =
      StoreOptions.DEFAULT.withGrace(Duration.ZERO).withKeepGenerations(1_000);

  static final ReapOptions EVERYTHING = new ReapOptions(Duration.ZERO, 10_000);

  /**
   * The library's store.
   *
   * @return the subject
   */
  public static Storing ofTheLibrary() {
    return new Storing(NumberedNames::publishers);
  }

  @Override
  public String name() {
    return "versioned store";
  }

  @Override
  public List<TargetState> states() {
    return List.of(TargetState.values());
  }

  @Override
  public Trial begin(Path root, TargetState state) throws IOException {
    PublisherFactory processes = publishers.get();
    Path share = Files.createDirectory(root.resolve("share"));
    Files.write(root.resolve("outside"), Content.OLD.copy());
    VersionedStore store = store(share, processes);
    new NioDirectoryBootstrap()
        .ensure(DirectoryLayout.of(share, store.directories().toArray(String[]::new)));
    StoreTrial trial = new StoreTrial(processes);
    prepare(trial, store, root, state);
    trial.start(root);
    return trial;
  }

  static VersionedStore store(Path share, PublisherFactory processes) {
    return new VersionedStore(
        share, "models", processes.at(share), new NioVerifiedReader(), KEEP_ALL_GENERATIONS);
  }

  private static void prepare(StoreTrial trial, VersionedStore store, Path root, TargetState state)
      throws IOException {
    Path link = store.linkOf(KEY);
    if (state != TargetState.MISSING_PARENT) {
      Files.createDirectories(link.getParent());
    }
    switch (state) {
      case SAME -> trial.write(root, Content.NEW);
      case DIFFERENT -> trial.write(root, Content.OLD);
      case FOREIGN -> Files.write(link, Content.OLD.copy());
      case SYMBOLIC_LINK ->
          Files.createSymbolicLink(link, root.getFileSystem().getPath("../../../outside"));
      case ABSENT, MISSING_PARENT -> {
        // Nothing has the name.
      }
    }
  }
}
