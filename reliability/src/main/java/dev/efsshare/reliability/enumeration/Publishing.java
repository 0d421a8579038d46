package dev.efsshare.reliability.enumeration;

import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.ReapOptions;
import dev.efsshare.TargetPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Publishing one file in two pieces.
 *
 * @param policy what to do when the name is taken
 * @param publishers makes, for each trial, the publishers of its processes
 */
public record Publishing(TargetPolicy policy, Supplier<PublisherFactory> publishers)
    implements Subject {
  private static final ReapOptions EVERYTHING = new ReapOptions(Duration.ZERO, 1_000);

  /**
   * The library's publisher.
   *
   * @param policy what to do when the name is taken
   * @return the subject
   */
  public static Publishing of(TargetPolicy policy) {
    return new Publishing(policy, NumberedNames::publishers);
  }

  @Override
  public String name() {
    return "publish " + policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public List<TargetState> states() {
    return List.of(
        TargetState.ABSENT,
        TargetState.SAME,
        TargetState.DIFFERENT,
        TargetState.SYMBOLIC_LINK,
        TargetState.MISSING_PARENT);
  }

  @Override
  public Trial begin(Path root, TargetState state) throws IOException {
    Place place = new Place(root);
    place.prepare(state);
    Promise promise = policy == TargetPolicy.CREATE_ONLY ? Promise.CREATE_ONLY : Promise.REPLACE;
    return new PublishingTrial(new History(promise, place.see()), publishers.get());
  }

  /** Where things are below a trial's root. */
  private record Place(Path root) {
    Path share() {
      return root.resolve("share");
    }

    Path directory() {
      return share().resolve("models");
    }

    Path target() {
      return directory().resolve("target");
    }

    private Path outside() {
      return root.resolve("outside");
    }

    void prepare(TargetState state) throws IOException {
      Files.createDirectory(share());
      Files.write(outside(), Content.OLD.copy());
      if (state != TargetState.MISSING_PARENT) {
        Files.createDirectory(directory());
      }
      switch (state) {
        case SAME -> Files.write(target(), Content.NEW.copy());
        case DIFFERENT -> Files.write(target(), Content.OLD.copy());
        case SYMBOLIC_LINK ->
            Files.createSymbolicLink(target(), root.getFileSystem().getPath("../../outside"));
        default -> {
          // Nothing has the name.
        }
      }
    }

    Seen see() throws IOException {
      if (!Files.isDirectory(directory())) {
        return Seen.MISSING_PARENT;
      }
      if (Files.isSymbolicLink(target())) {
        boolean isUntouched =
            Content.of(Files.readAllBytes(outside())).equals(Optional.of(Content.OLD));
        return isUntouched ? Seen.SYMBOLIC_LINK : Seen.TORN;
      }
      try {
        return Content.of(Files.readAllBytes(target())).map(Seen::of).orElse(Seen.TORN);
      } catch (NoSuchFileException e) {
        return Seen.ABSENT;
      }
    }

    /** Everything but the target. */
    List<Path> leftovers() throws IOException {
      try (Stream<Path> all = Files.walk(share())) {
        return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
            .filter(path -> !path.equals(target()))
            .toList();
      }
    }
  }

  /** One target. */
  private final class PublishingTrial implements Trial {
    private final History history;
    private final PublisherFactory processes;

    PublishingTrial(History history, PublisherFactory processes) {
      this.history = history;
      this.processes = processes;
    }

    @Override
    public Told write(Path root, Content content) {
      Place place = new Place(root);
      PublishOptions options = PublishOptions.createOnly().withTargetPolicy(policy);
      ByteBuffer bytes = content.buffer();
      int half = bytes.remaining() / 2;
      try (PendingFile file = processes.at(place.share()).begin(place.target(), options)) {
        file.append(bytes.slice(0, half));
        file.append(bytes.slice(half, bytes.remaining() - half));
        return Told.of(file.commit().outcome());
      } catch (IOException e) {
        return Told.of(e);
      }
    }

    @Override
    public void read(Path root) throws BrokenPromise, IOException {
      Seen seen = new Place(root).see();
      boolean isMissing = seen == Seen.ABSENT && history.beganWithAFile();
      if (seen == Seen.TORN || isMissing) {
        throw new BrokenPromise("a reader found %s; %s".formatted(seen, history));
      }
    }

    @Override
    public void tell(List<Answer> answers) throws BrokenPromise {
      history.tell(answers);
    }

    @Override
    public boolean isWritable() {
      return history.isWritable();
    }

    @Override
    public void checkAcknowledged(Path root) {
      // Nothing but the content, which was looked at.
    }

    @Override
    public void check(Path root) throws BrokenPromise, IOException {
      history.look(new Place(root).see());
    }

    @Override
    public void checkAfterPowerFailure(Path root) throws BrokenPromise, IOException {
      history.lookAfterPowerFailure(new Place(root).see());
    }

    @Override
    public void checkClean(Path root) throws BrokenPromise, IOException {
      List<Path> leftovers = new Place(root).leftovers();
      if (!leftovers.isEmpty()) {
        throw new BrokenPromise("left over: %s; %s".formatted(leftovers, history));
      }
    }

    @Override
    public void reap(Path root) throws IOException {
      Path directory = new Place(root).directory();
      if (Files.isDirectory(directory)) {
        processes.at(new Place(root).share()).reapLeftovers(directory, EVERYTHING);
      }
    }
  }
}
