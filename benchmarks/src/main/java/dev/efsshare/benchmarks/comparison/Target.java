package dev.efsshare.benchmarks.comparison;

/** What a figure of ours should be beside theirs. Immutable. */
sealed interface Target {

  /** Whether medians meet it. */
  boolean met(double ours, double theirs);

  /** The target in words. */
  String words();

  /** What is compared with it, in words. */
  default String ratio(double ours, double theirs) {
    return "%.2f x".formatted(ours / theirs);
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
      return "<= %.1f x".formatted(factor);
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
      return ">= %.1f x".formatted(factor);
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
      return ">= %.0f x quicker".formatted(factor);
    }

    @Override
    public String ratio(double ours, double theirs) {
      return "%.1f x quicker".formatted(theirs / ours);
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
      return "<= theirs + %.0f ms".formatted(millis);
    }

    @Override
    public String ratio(double ours, double theirs) {
      return "%+.0f ms".formatted(ours - theirs);
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
      return "< %.0f %s".formatted(limit, unit.words);
    }

    @Override
    public boolean ofOursAlone() {
      return true;
    }
  }
}
