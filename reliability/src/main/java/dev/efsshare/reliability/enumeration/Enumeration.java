package dev.efsshare.reliability.enumeration;

import dev.efsshare.testkit.Loss;
import dev.efsshare.testkit.Operation;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All cases of one subject and one state of the target. For one thread.
 *
 * <p>Single faults: every call, every {@link Fault.Kind}, every {@link Loss}. Pairs: every call
 * with every later one, those of the next attempts among them; left out are cases that are the same
 * as others: a call without an effect fails before it or after it alike, and to die after a call is
 * to die before the next one.
 */
public final class Enumeration {
  private final Subject subject;
  private final TargetState state;
  private final Consumer<BrokenPromise> broken;
  private int cases;

  /**
   * An enumeration.
   *
   * @param subject what is tried
   * @param state what has the target's name before each trial
   * @param broken is told of every promise that was not kept
   */
  public Enumeration(Subject subject, TargetState state, Consumer<BrokenPromise> broken) {
    this.subject = subject;
    this.state = state;
    this.broken = broken;
  }

  /**
   * Runs every single fault.
   *
   * @return the number of cases
   * @throws IOException if the file system in memory fails
   */
  public int singles() throws IOException {
    cases = 0;
    for (Loss loss : Loss.values()) {
      Case none = new Case(subject, state, List.of(), loss);
      List<Operation> calls = run(none);
      for (int call = 1; call <= calls.size(); call++) {
        for (Fault.Kind kind : Fault.Kind.values()) {
          if (kind.isCrash() || loss == Loss.NOTHING) {
            run(none.with(new Fault(call, kind)));
          }
        }
      }
    }
    return cases;
  }

  /**
   * Runs pairs of faults; crashes take a random part.
   *
   * @param sample which of them; always the same ones
   * @return the number of cases
   * @throws IOException if the file system in memory fails
   */
  public int pairs(Sample sample) throws IOException {
    cases = 0;
    Case none = new Case(subject, state, List.of(), Loss.RANDOM_PART);
    List<Operation> calls = run(none);
    for (Case first : after(none, calls, 1)) {
      if (!isIn(first, sample.firsts())) {
        continue;
      }
      List<Operation> withOne = run(first);
      int next = first.faults().getFirst().call() + 1;
      for (Case both : after(first, withOne, next)) {
        if (isIn(both, sample.seconds())) {
          run(both);
        }
      }
    }
    return cases;
  }

  private static boolean isIn(Case what, int everyNth) {
    return Math.floorMod(what.seed(), everyNth) == 0;
  }

  /** A case with one more fault, from a call onwards. */
  private static List<Case> after(Case before, List<Operation> calls, int from) {
    List<Case> all = new ArrayList<>();
    for (int call = from; call <= calls.size(); call++) {
      for (Fault.Kind kind : Fault.Kind.values()) {
        boolean differs =
            !kind.isAfter() || (calls.get(call - 1).hasEffect() && kind != Fault.Kind.CRASH_AFTER);
        if (differs) {
          all.add(before.with(new Fault(call, kind)));
        }
      }
    }
    return all;
  }

  private List<Operation> run(Case what) throws IOException {
    cases++;
    try (FileSystem memory = Memory.newFileSystem()) {
      Path root = Files.createDirectory(memory.getPath("/trial"));
      return CaseRun.run(what, root);
    } catch (BrokenPromise e) {
      broken.accept(e);
      return List.of();
    }
  }
}
