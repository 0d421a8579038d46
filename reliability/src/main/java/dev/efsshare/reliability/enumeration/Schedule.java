package dev.efsshare.reliability.enumeration;

import dev.efsshare.testkit.CrashDisk;
import dev.efsshare.testkit.Interleaving;
import dev.efsshare.testkit.Loss;
import dev.efsshare.testkit.MisbehavingFileSystem;
import dev.efsshare.testkit.Misbehaviour;
import dev.efsshare.testkit.SimulatedCrash;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/**
 * Some writers and a reader on one target, one call at a time, in an order that a seed draws; with
 * or without a fault in each writer; then a power failure. Everything about it follows from its
 * seed.
 */
final class Schedule {
  private static final int MAX_WRITERS = 4;
  private static final int MAX_READS = 3;

  /** Beyond the calls of most writers, so that about half of them meet no fault. */
  private static final int FAULTS_UP_TO_CALL = 120;

  private final long seed;
  private final SplittableRandom random;
  private final Subject subject;
  private final TargetState state;
  private final List<Answer> answers = new ArrayList<>();

  private Schedule(long seed, List<Subject> subjects) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.subject = oneOf(subjects);
    this.state = oneOf(subject.states());
  }

  /** Runs one schedule; returns how often the turn went to another writer. */
  static long run(long seed, List<Subject> subjects) throws BrokenPromise, InterruptedException {
    Schedule schedule = new Schedule(seed, subjects);
    try (FileSystem memory = Memory.newFileSystem()) {
      return schedule.run(Files.createDirectory(memory.getPath("/trial")));
    } catch (BrokenPromise | AssertionError | IOException | RuntimeException e) {
      throw new BrokenPromise(
          "seed %d (%s, target %s): %s"
              .formatted(seed, schedule.subject.name(), schedule.state, e.getMessage()),
          e);
    }
  }

  private <E> E oneOf(List<E> some) {
    return some.get(random.nextInt(some.size()));
  }

  private long run(Path root) throws BrokenPromise, IOException, InterruptedException {
    Trial trial = subject.begin(root, state);
    CrashDisk disk = CrashDisk.at(root);
    Interleaving turns = new Interleaving(seed);
    List<Callable<?>> everybody = new ArrayList<>();
    int writers = 2 + random.nextInt(MAX_WRITERS - 1);
    for (int i = 0; i < writers; i++) {
      everybody.add(writer(trial, root, turns, disk));
    }
    everybody.add(reader(trial, root, turns, disk));
    turns.run(everybody);
    trial.tell(answers);
    trial.check(root);
    disk.crash(oneOf(List.of(Loss.EVERYTHING, Loss.RANDOM_PART)), seed);
    trial.checkAfterPowerFailure(root);
    Path onDisk = wrapped(root, disk);
    Answer last = new Answer(Content.RIVAL, trial.write(onDisk, Content.RIVAL));
    trial.tell(List.of(last));
    if (trial.isWritable() && !last.told().isFinal()) {
      throw new BrokenPromise("%s although nothing went wrong".formatted(last));
    }
    trial.reap(onDisk);
    trial.check(root);
    trial.checkClean(root);
    return turns.handOvers();
  }

  private Callable<?> writer(Trial trial, Path root, Interleaving turns, CrashDisk disk) {
    Content content = oneOf(Arrays.asList(Content.values()));
    Fault fault =
        new Fault(1 + random.nextInt(FAULTS_UP_TO_CALL), oneOf(Arrays.asList(Fault.Kind.values())));
    FaultPlan plan =
        new FaultPlan(
            List.of(fault),
            () -> {
              // Rivals are the others here.
            });
    Path share = wrapped(root, Misbehaviour.all(turns, plan, disk));
    return () -> {
      Answer answer = new Answer(content, write(trial, share, content));
      synchronized (answers) {
        answers.add(answer);
      }
      return answer;
    };
  }

  private static Told write(Trial trial, Path share, Content content) {
    try {
      return trial.write(share, content);
    } catch (SimulatedCrash e) {
      return Told.CRASHED;
    }
  }

  private Callable<?> reader(Trial trial, Path root, Interleaving turns, CrashDisk disk) {
    Path share = wrapped(root, Misbehaviour.all(turns, disk));
    int reads = 1 + random.nextInt(MAX_READS);
    return () -> {
      for (int i = 0; i < reads; i++) {
        trial.read(share);
      }
      return reads;
    };
  }

  private static Path wrapped(Path root, Misbehaviour layers) {
    return MisbehavingFileSystem.over(root.getFileSystem(), layers).wrap(root);
  }
}
