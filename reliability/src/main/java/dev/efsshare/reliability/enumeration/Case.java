package dev.efsshare.reliability.enumeration;

import dev.efsshare.testkit.Loss;
import java.util.ArrayList;
import java.util.List;

/**
 * One trial with its faults.
 *
 * @param subject what is tried
 * @param state what has the target's name before
 * @param faults in the order of their calls
 * @param loss what a crash takes
 */
public record Case(Subject subject, TargetState state, List<Fault> faults, Loss loss) {

  /** Copies the faults. */
  public Case {
    faults = List.copyOf(faults);
  }

  Case with(Fault fault) {
    List<Fault> all = new ArrayList<>(faults);
    all.add(fault);
    return new Case(subject, state, all, loss);
  }

  /** Decides what of a random part is lost; the same in every run. */
  long seed() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return "%s, target %s, %s, a crash takes %s".formatted(subject.name(), state, faults, loss);
  }
}
