package dev.efsshare.reliability.fulldisk;

import dev.efsshare.StorageFault;
import dev.efsshare.reliability.workload.Audit;
import dev.efsshare.reliability.workload.Ending;
import dev.efsshare.reliability.workload.Ledger;
import dev.efsshare.reliability.workload.Ledger.Entry;
import dev.efsshare.reliability.workload.Leftovers;
import dev.efsshare.reliability.workload.Readers;
import dev.efsshare.reliability.workload.Readers.Reads;
import dev.efsshare.reliability.workload.Result;
import dev.efsshare.reliability.workload.Site;
import dev.efsshare.reliability.workload.Violation;
import dev.efsshare.reliability.workload.Violation.Rule;
import dev.efsshare.reliability.workload.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One file system and one way to be refused by it, over and over: work until every kind of call
 * failed, look, give way, work again. One thread.
 */
final class Scenario {
  private static final int READERS = 1;
  private static final int FAULTS_OF_EACH_KIND = 5;

  private final String name;
  private final StorageFault fault;
  private final Obstacle obstacle;
  private final Site site;
  private final long seed;
  private final Ledger ledger = new Ledger();
  private final Crew crew;
  private final List<Violation> violations = new ArrayList<>();
  private Reads reads = Reads.NONE;
  private long leftByFailures;

  /**
   * What the workers meet.
   *
   * @see FullDisk
   * @see ReadOnlyTurn
   */
  interface Obstacle {
    /** Called when the workers work: returns when they are refused. */
    void raise(Crew crew) throws IOException, InterruptedException;

    /** Called when nobody works: everything must go well afterwards. */
    void clear(Site site, Ledger ledger) throws IOException, InterruptedException;

    /** Between two calls of a worker. */
    Duration pause();

    /** Whether a failed call can remove what it wrote while the obstacle is there. */
    boolean letsFailuresCleanUp();
  }

  /**
   * @param fault what the file system must answer, and nothing else
   * @param plan of the workers
   */
  Scenario(String name, StorageFault fault, Obstacle obstacle, Path directory, Worker.Plan plan)
      throws IOException {
    this.name = name;
    this.fault = fault;
    this.obstacle = obstacle;
    this.site = Site.prepare(directory);
    this.seed = plan.seed();
    this.crew = new Crew(site, ledger, fault, obstacle.pause(), plan);
  }

  /**
   * What a scenario did and found. Immutable.
   *
   * @param name of the scenario
   * @param counts in the order of {@link #COLUMNS}
   * @param verified whole contents that were read
   * @param violations promises that did not hold
   */
  record Report(String name, List<Long> counts, long verified, List<Violation> violations) {
    static final List<String> COLUMNS =
        List.of("calls", "written", "refused", "stored, no link", "left", "after reaping");
  }

  Report run(int rounds) throws IOException, InterruptedException {
    for (int round = 0; round < rounds; round++) {
      workUntilRefused(round);
      checkFailuresLeftNothing();
      obstacle.clear(site, ledger);
      checkAllGoesWell();
    }
    Audit.Findings findings = Audit.of(site, ledger, reads);
    violations.addAll(findings.violations());
    checkReasons();
    return report(findings);
  }

  private void workUntilRefused(int round) throws IOException, InterruptedException {
    try (Readers readers = Readers.start(site, READERS, seed + round)) {
      crew.start();
      try {
        obstacle.raise(crew);
        crew.awaitFaults(FAULTS_OF_EACH_KIND);
      } finally {
        crew.stop();
      }
      reads = reads.plus(readers.finish());
    }
  }

  private void checkFailuresLeftNothing() throws IOException {
    Leftovers left = Audit.leftovers(site, ledger);
    leftByFailures += left.count();
    if (obstacle.letsFailuresCleanUp() && left.count() > 0) {
      violations.add(new Violation(Rule.LEFT_OVER, name + ", at once after failures: " + left));
    }
  }

  private void checkAllGoesWell() {
    for (Ending ending : crew.attemptEach()) {
      if (ending.isTrouble()) {
        violations.add(
            new Violation(Rule.FAILED, "%s, with room again: %s".formatted(name, ending)));
      }
    }
  }

  private void checkReasons() {
    for (Entry entry : ledger.entries()) {
      Ending ending = entry.ending();
      if (ending == null || (ending.isTrouble() && !ending.isDueTo(fault))) {
        violations.add(new Violation(Rule.FAILED, "%s: %s".formatted(name, entry)));
      }
    }
  }

  private Report report(Audit.Findings findings) {
    List<Entry> entries = ledger.entries();
    long refused =
        entries.stream().filter(e -> e.ending() != null && e.ending().isDueTo(fault)).count();
    long written = entries.stream().filter(Entry::isAcknowledged).count();
    long withoutLink = entries.stream().filter(e -> e.wasTold(Result.STORED_WITHOUT_LINK)).count();
    long left = violations.stream().filter(v -> v.rule() == Rule.LEFT_OVER).count();
    return new Report(
        name,
        List.of((long) entries.size(), written, refused, withoutLink, leftByFailures, left),
        findings.verified(),
        List.copyOf(violations));
  }
}
