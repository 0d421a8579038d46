package dev.efsshare.reliability.enumeration;

import dev.efsshare.testkit.CrashDisk;
import dev.efsshare.testkit.Loss;
import dev.efsshare.testkit.MisbehavingFileSystem;
import dev.efsshare.testkit.Misbehaviour;
import dev.efsshare.testkit.Operation;
import dev.efsshare.testkit.SimulatedCrash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One case from its beginning to its end: a writer that tries up to three times while things go
 * wrong, then a power failure, then other writers and a cleaner with whom nothing goes wrong. What
 * is there is looked at after every step.
 */
final class CaseRun {
  /** Two faults can spoil two attempts; the third has none. */
  private static final int MAX_ATTEMPTS = 3;

  private final Case what;
  private final Path root;
  private final FaultPlan plan;
  private final List<Answer> rivals = new ArrayList<>();
  private final Trial trial;
  private final CrashDisk disk;

  private CaseRun(Case what, Path root) throws IOException {
    this.what = what;
    this.root = root;
    this.trial = what.subject().begin(root, what.state());
    this.disk = CrashDisk.at(root);
    this.plan = new FaultPlan(what.faults(), this::writeAsRival);
  }

  /**
   * Runs a case.
   *
   * @param root an empty directory on a file system that behaves
   * @return the calls that the attempts made, in order
   * @throws BrokenPromise if the library did not keep one
   */
  static List<Operation> run(Case what, Path root) throws BrokenPromise, IOException {
    CaseRun run = new CaseRun(what, root);
    try {
      run.attempts();
      run.aftermath();
      return run.plan.operations();
    } catch (BrokenPromise e) {
      throw new BrokenPromise(what + ": " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw new BrokenPromise(what + ": failed although nothing went wrong any more: " + e, e);
    }
  }

  private void attempts() throws BrokenPromise, IOException {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Told told = attempt();
      trial.check(root);
      if (plan.restart() && what.loss() != Loss.NOTHING) {
        disk.crash(what.loss(), what.seed() + attempt);
        trial.checkAfterPowerFailure(root);
      }
      if (told.isFinal()) {
        return;
      }
    }
  }

  private Told attempt() throws BrokenPromise {
    Misbehaviour layers = Misbehaviour.all(plan, disk);
    try (MisbehavingFileSystem fileSystem =
        MisbehavingFileSystem.over(root.getFileSystem(), layers)) {
      Told told = write(fileSystem.wrap(root));
      List<Answer> answers = new ArrayList<>(rivals);
      answers.add(new Answer(Content.NEW, told));
      rivals.clear();
      trial.tell(answers);
      return told;
    }
  }

  private Told write(Path share) {
    try {
      return trial.write(share, Content.NEW);
    } catch (SimulatedCrash e) {
      return Told.CRASHED;
    }
  }

  /** Runs in the middle of an attempt, on the same disk. */
  private void writeAsRival() {
    rivals.add(new Answer(Content.RIVAL, trial.write(onDisk(), Content.RIVAL)));
  }

  /** The root as those see it with whom nothing goes wrong. */
  private Path onDisk() {
    return MisbehavingFileSystem.over(root.getFileSystem(), disk).wrap(root);
  }

  private void aftermath() throws BrokenPromise, IOException {
    disk.crash(Loss.EVERYTHING, 0);
    trial.checkAfterPowerFailure(root);
    writeWell(Content.RIVAL);
    writeWell(Content.NEW);
    disk.crash(Loss.EVERYTHING, 0);
    trial.checkAfterPowerFailure(root);
    trial.reap(onDisk());
    trial.check(root);
    trial.checkClean(root);
  }

  private void writeWell(Content content) throws BrokenPromise, IOException {
    Told told = trial.write(onDisk(), content);
    trial.tell(List.of(new Answer(content, told)));
    trial.check(root);
    if (trial.isWritable()) {
      requireAnswer(told);
    }
  }

  /** With nothing in its way a writer must get through, or learn who was there first. */
  private void requireAnswer(Told told) throws BrokenPromise, IOException {
    if (!told.isFinal()) {
      throw new BrokenPromise("told %s although nothing went wrong".formatted(told));
    }
    if (told != Told.CONFLICT) {
      trial.checkAcknowledged(root);
    }
  }
}
