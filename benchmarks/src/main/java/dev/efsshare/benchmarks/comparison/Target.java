package dev.efsshare.benchmarks.comparison;

import java.util.Locale;

/** What a figure of ours should be beside theirs. Immutable. */
sealed interface Target {

  /** Whether medians meet it. */
  boolean met(double ours, double theirs);

  /** The target in words. */
  String words();

  /** What is compared with it, in words. */
  default String ratio(double ours, double theirs) {
    return String.format(Locale.ROOT, "%.2f x", ours / theirs);
  }

  /** Whether theirs does not matter. */
  default boolean ofOursAlone() {
    return false;
  }

  /** None: the figures are shown. */
  record Shown() implements Target {
    @Override
    public boolean met(double ours, double theirs) {
      return true;
    }

    @Override
    public String words() {
      return "";
    }
  }

  /** Of times: ours takes at most so many of theirs. */
  record AtMostTimes(double factor) implements Target {
    @Override
    public boolean met(double ours, double theirs) {
      return ours <= factor * theirs;
    }

    @Override
    public String words() {
      return String.format(Locale.ROOT, "<= %.1f x", factor);
    }
  }

  /** Of throughputs: ours is at least so many of theirs. */
  record AtLeastTimes(double factor) implements Target {
    @Override
    public boolean met(double ours, double theirs) {
      return ours >= factor * theirs;
    }

    @Override
    public String words() {
      return String.format(Locale.ROOT, ">= %.1f x", factor);
    }
  }

  /** Of times: theirs is at least so many of ours. */
  record TimesQuicker(double factor) implements Target {
    @Override
    public boolean met(double ours, double theirs) {
      return theirs >= factor * ours;
    }

    @Override
    public String words() {
      return String.format(Locale.ROOT, ">= %.0f x quicker", factor);
    }

    @Override
    public String ratio(double ours, double theirs) {
      return String.format(Locale.ROOT, "%.1f x quicker", theirs / ours);
    }
  }

  /** Of times: ours takes at most that much longer, in ms. */
  record AtMostLonger(double millis) implements Target {
    @Override
    public boolean met(double ours, double theirs) {
      return ours <= theirs + millis;
    }

    @Override
    public String words() {
      return String.format(Locale.ROOT, "<= theirs + %.0f ms", millis);
    }

    @Override
    public String ratio(double ours, double theirs) {
      return String.format(Locale.ROOT, "%+.0f ms", ours - theirs);
    }
  }

  /** Of ours alone: less than a limit. */
  record Below(double limit, Unit unit) implements Target {
    @Override
    public boolean met(double ours, double theirs) {
      return ours < limit;
    }

    @Override
    public String words() {
      return String.format(Locale.ROOT, "< %.0f %s", limit, unit.words);
    }

    @Override
    public boolean ofOursAlone() {
      return true;
    }
  }
}
