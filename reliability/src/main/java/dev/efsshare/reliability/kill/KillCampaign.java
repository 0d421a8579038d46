package dev.efsshare.reliability.kill;

import dev.efsshare.reliability.Machine;
import dev.efsshare.reliability.Verdict;
import dev.efsshare.reliability.kill.KillBatch.Round;
import dev.efsshare.reliability.workload.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Kills processes at random moments while they publish, put and ingest, and judges what is left.
 *
 * <p>Several processes work on one tree without a pause, each with a thread for every kind of call,
 * on names and keys that they share. Each is killed with SIGKILL after a life of random length and
 * followed by another one, while readers in this process read everything over and over. After some
 * rounds all writers are dead, and the tree is compared with what was begun and acknowledged, then
 * reaped, then compared again. The campaign ends at the first tree on which a promise did not hold,
 * and keeps that tree.
 *
 * <p>The same settings give the same contents, targets and lengths of lives; what a kill hits is up
 * to the machine.
 *
 * <p>Thread-safety: {@link #run} by one thread, {@link #progress} by any.
 */
public final class KillCampaign {
  /** About as long as a call takes, on a disk that takes its time to force. */
  private static final long LONGEST_CALL_NANOS = 20_000_000;

  private final KillSettings settings;
  private final Path directory;
  private final KillTally tally = new KillTally();

  /**
   * A campaign.
   *
   * @param settings how long and how hard
   * @param directory exists, is empty, and is on the file system that matters
   */
  public KillCampaign(KillSettings settings, Path directory) {
    this.settings = settings;
    this.directory = directory.toAbsolutePath().normalize();
  }

  /**
   * Runs all rounds.
   *
   * @return what was found
   * @throws IOException if the campaign itself could not be run
   * @throws InterruptedException if the thread was interrupted
   */
  public Verdict run() throws IOException, InterruptedException {
    long startedNanos = System.nanoTime();
    SplittableRandom random = new SplittableRandom(settings.seed());
    Path notes = Files.createTempDirectory("efs-share-kill-notes");
    try {
      List<Round> batch = new ArrayList<>();
      for (int number = 1; number <= settings.rounds() && tally.isClean(); number++) {
        batch.add(draw(number, random));
        if (batch.size() == settings.roundsBetweenAudits() || number == settings.rounds()) {
          run(batch, notes);
          batch.clear();
        }
      }
    } finally {
      delete(notes);
    }
    return verdict(Duration.ofNanos(System.nanoTime() - startedNanos));
  }

  /**
   * How far it is.
   *
   * @return a few words
   */
  public String progress() {
    return "%,d of %,d rounds".formatted(tally.kills(), settings.rounds());
  }

  private Round draw(int number, SplittableRandom random) {
    int calls = random.nextInt(settings.mostCalls() + 1);
    Duration further = Duration.ofNanos(random.nextLong(LONGEST_CALL_NANOS));
    return new Round(number, random.nextLong(), calls, further);
  }

  private void run(List<Round> batch, Path notes) throws IOException, InterruptedException {
    Path root = Files.createDirectory(directory.resolve("until-round-" + batch.getLast().number()));
    new KillBatch(Site.prepare(root), settings, notes, tally).run(batch);
    if (tally.isClean()) {
      delete(root);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Verdict verdict(Duration took) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("machine", Machine.words());
    facts.put("directory", Machine.words(directory));
    facts.put("seed", Long.toString(settings.seed()));
    facts.put("writers at a time", settings.writers());
    facts.putAll(tally.facts());
    long seconds = Math.max(1, took.toSeconds());
    facts.put(
        "duration", "%d s, %,d rounds a minute".formatted(seconds, tally.kills() * 60 / seconds));
    List<String> failures = new ArrayList<>();
    tally.violations().forEach(v -> failures.add(v.rule().words() + ": " + v.text()));
    if (!failures.isEmpty()) {
      failures.add("the tree is kept in " + directory);
    }
    String summary =
        "%,d processes killed, %,d contents read and verified, seed %d"
            .formatted(tally.kills(), tally.verified(), settings.seed());
    return new Verdict("kill", summary, facts, List.of(tally.hits()), failures);
  }
}
