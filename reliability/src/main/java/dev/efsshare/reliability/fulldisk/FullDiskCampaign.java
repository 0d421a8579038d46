package dev.efsshare.reliability.fulldisk;

import dev.efsshare.StorageFault;
import dev.efsshare.reliability.Machine;
import dev.efsshare.reliability.Verdict;
import dev.efsshare.reliability.workload.Violation;
import dev.efsshare.reliability.workload.Violation.Rule;
import dev.efsshare.reliability.workload.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Publishes, puts and ingests on file systems that are full, have no more inodes, or turn
 * read-only.
 *
 * <p>Four threads, one for each kind of call, work until each of them was refused several times,
 * while a reader reads everything. Then: every failure is the file system's own, nothing is torn,
 * what was acknowledged is there, replaced names have their old content, and failed calls have
 * given their space back at once. Room is made, every kind of call works again, and so on; in the
 * end reaping leaves nothing over.
 *
 * <p>Thread-safety: {@link #progress} by any thread, the rest by one.
 */
public final class FullDiskCampaign {
  private static final String INODES_NOT_SPACE = "size=64m,nr_inodes=300";

  private final FullDiskSettings settings;
  private final long startedNanos = System.nanoTime();
  private final List<Scenario.Report> reports = new ArrayList<>();
  private final Map<String, Object> notTried = new LinkedHashMap<>();
  private volatile String current = "";

  /**
   * A campaign.
   *
   * @param settings how small, how often
   */
  public FullDiskCampaign(FullDiskSettings settings) {
    this.settings = settings;
  }

  /**
   * Makes file systems and fills them. This process must be allowed to mount.
   *
   * @param work an empty directory for mount points; what is mounted is unmounted
   * @return what was found
   * @throws IOException if the campaign itself could not be run
   * @throws InterruptedException if the thread was interrupted
   */
  public Verdict runOnOwnFileSystems(Path work) throws IOException, InterruptedException {
    String size = "size=" + settings.sizeBytes();
    try (SmallFileSystem tmpfs = SmallFileSystem.tmpfs(work, "space", size)) {
      run("tmpfs, no space", StorageFault.NO_SPACE, new FullDisk(), tmpfs.path());
    }
    try (SmallFileSystem tmpfs = SmallFileSystem.tmpfs(work, "inodes", INODES_NOT_SPACE)) {
      run("tmpfs, no inodes", StorageFault.NO_SPACE, new FullDisk(), tmpfs.path());
    }
    try (SmallFileSystem tmpfs = SmallFileSystem.tmpfs(work, "readonly", "size=256m")) {
      run("tmpfs, read-only", StorageFault.READ_ONLY, new ReadOnlyTurn(tmpfs), tmpfs.path());
    }
    runOnExt4(work);
    return verdict(work);
  }

  /** A loop device takes more than a namespace: where there is none, the verdict says so. */
  private void runOnExt4(Path work) throws IOException, InterruptedException {
    SmallFileSystem made;
    try {
      made = SmallFileSystem.ext4(work, "ext4", settings.sizeBytes());
    } catch (IOException e) {
      notTried.put("not tried", "ext4 on a loop device: " + e.getMessage());
      return;
    }
    try (SmallFileSystem ext4 = made) {
      Path site = Files.createDirectory(ext4.path().resolve("site"));
      run("ext4, no space", StorageFault.NO_SPACE, new FullDisk(), site);
      run(
          "ext4, read-only",
          StorageFault.READ_ONLY,
          new ReadOnlyTurn(ext4),
          Files.createDirectory(ext4.path().resolve("readonly")));
    }
  }

  /**
   * Fills a file system that a person mounted.
   *
   * @param directory on it, empty
   * @return what was found
   * @throws IOException if the campaign itself could not be run
   * @throws InterruptedException if the thread was interrupted
   */
  public Verdict runOn(Path directory) throws IOException, InterruptedException {
    Path site = Files.createTempDirectory(directory, "efs-share-full-disk");
    run("no space", StorageFault.NO_SPACE, new FullDisk(), site);
    return verdict(directory);
  }

  /**
   * How far it is.
   *
   * @return a few words
   */
  public String progress() {
    return current;
  }

  private void run(String name, StorageFault fault, Scenario.Obstacle obstacle, Path directory)
      throws IOException, InterruptedException {
    current = name;
    Worker.Plan plan = new Worker.Plan(1, settings.seed(), settings.maxBytes());
    reports.add(new Scenario(name, fault, obstacle, directory, plan).run(settings.rounds()));
  }

  private Verdict verdict(Path work) throws IOException {
    Map<String, List<Long>> rows = new LinkedHashMap<>();
    List<Violation> violations = new ArrayList<>();
    long verified = 0;
    for (Scenario.Report report : reports) {
      rows.put(report.name(), report.counts());
      violations.addAll(report.violations());
      verified += report.verified();
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("machine", Machine.words());
    facts.put("directory", Machine.words(work));
    facts.put("seed", Long.toString(settings.seed()));
    facts.put("times that each file system was filled or made read-only", settings.rounds());
    facts.putAll(notTried);
    facts.put("contents read and verified", verified);
    for (Rule rule : Rule.values()) {
      facts.put(rule.words(), violations.stream().filter(v -> v.rule() == rule).count());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
    facts.put("duration", took.toSeconds() + " s");
    return new Verdict(
        "full-disk",
        "%d file systems refused writers, %,d contents read and verified, seed %d"
            .formatted(reports.size(), verified, settings.seed()),
        facts,
        List.of(new Verdict.Table("file system", Scenario.Report.COLUMNS, rows)),
        violations.stream().map(v -> v.rule().words() + ": " + v.text()).toList());
  }
}
