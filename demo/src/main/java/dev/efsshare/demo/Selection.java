package dev.efsshare.demo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which tests are run, and how much each does. Immutable.
 *
 * @param scale how much
 * @param steps in the order in which they are run
 * @param whole whether all tests of the scale were selected
 */
public record Selection(Scale scale, List<Step> steps, boolean whole) {

  /** Copies the list. */
  public Selection {
    steps = List.copyOf(steps);
  }

  /**
   * Every test of a scale.
   *
   * @param scale how much each does
   * @return a selection
   */
  public static Selection all(Scale scale) {
    List<Step> steps = Catalogue.STEPS.stream().filter(step -> step.belongsTo(scale)).toList();
    return new Selection(scale, steps, true);
  }

  /**
   * Some tests; they are run in the catalogue's order, whatever the order of their names.
   *
   * @param scale how much each does
   * @param ids their names
   * @return a selection
   * @throws IllegalArgumentException if there is no test of a name, or the scale does not have it;
   *     the message names all that there are
   */
  public static Selection of(Scale scale, List<String> ids) {
    Set<String> wanted = new LinkedHashSet<>();
    ids.stream().map(String::strip).filter(id -> !id.isEmpty()).forEach(wanted::add);
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("no test is named; there are: " + allIds());
    }
    List<Step> steps = new ArrayList<>();
    for (Step step : Catalogue.STEPS) {
      if (wanted.remove(step.id())) {
        requireIn(scale, step);
        steps.add(step);
      }
    }
    if (!wanted.isEmpty()) {
      throw new IllegalArgumentException(
          "no such test: " + String.join(", ", wanted) + "; there are: " + allIds());
    }
    return new Selection(scale, steps, false);
  }

  private static void requireIn(Scale scale, Step step) {
    if (!step.belongsTo(scale)) {
      throw new IllegalArgumentException(step.id() + " takes minutes and gigabytes: add --full");
    }
  }

  /**
   * The names of all tests.
   *
   * @return separated by commas
   */
  public static String allIds() {
    return String.join(", ", Catalogue.STEPS.stream().map(Step::id).toList());
  }
}
