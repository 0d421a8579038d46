package dev.efsshare.benchmarks.comparison;

/**
 * One comparison. Immutable once it is in a report.
 *
 * @param what is compared
 * @param unit of both
 * @param ours this project
 * @param theirs the other
 * @param target of medians
 */
record Row(String what, Unit unit, Series ours, Series theirs, Target target) {

  /** What is said of a row. */
  enum Verdict {
    /** There is no target, or the run is one that cannot meet it. */
    SHOWN(""),
    /** The target holds. */
    MET("met"),
    /** The target does not hold. */
    MISSED("MISSED"),
    /** One of the two was not measured. */
    NOT_MEASURED("not measured");

    final String words;

    Verdict(String words) {
      this.words = words;
    }
  }

  Verdict verdict() {
    if (!ours.measured() || (!theirs.measured() && !target.ofOursAlone())) {
      return Verdict.NOT_MEASURED;
    }
    if (target instanceof Target.Shown) {
      return Verdict.SHOWN;
    }
    double other = theirs.measured() ? theirs.median() : Double.NaN;
    return target.met(ours.median(), other) ? Verdict.MET : Verdict.MISSED;
  }

  /** What is compared with the target; empty if there is nothing to compare. */
  String ratio() {
    return ours.measured() && theirs.measured() ? target.ratio(ours.median(), theirs.median()) : "";
  }

  /** Why it was not measured. */
  String missing() {
    return ours.measured() ? theirs.missing() : ours.missing();
  }
}
