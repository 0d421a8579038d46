package dev.efsshare.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What one step saw: checks that held or not, lines for people, figures for programs. */
public final class Findings {
  private final Progress progress;
  private final List<String> failures = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Object> figures = new LinkedHashMap<>();

  Findings(Progress progress) {
    this.progress = progress;
  }

  /**
   * Says what is being done now; shown while it takes longer than a second.
   *
   * @param activity for example {@code uploading 200 MB}
   */
  public void doing(String activity) {
    progress.doing(activity);
  }

  /**
   * Records a check.
   *
   * @param holds whether it holds
   * @param claim what was checked, shown when it does not hold
   */
  public void check(boolean holds, String claim) {
    if (!holds) {
      failures.add(claim);
    }
  }

  /**
   * Records a comparison.
   *
   * @param what what is compared
   * @param expected what it should be
   * @param actual what it is
   */
  public void checkEqual(String what, Object expected, Object actual) {
    check(
        Objects.equals(expected, actual),
        what + ": expected " + expected + ", but it is " + actual);
  }

  /**
   * Records something a person wants to read in the report.
   *
   * @param text one line
   */
  public void line(String text) {
    lines.add(text);
  }

  /**
   * Records a figure for programs.
   *
   * @param name lower case with underscores, with its unit, for example {@code size_bytes}
   * @param value a number, text, boolean, list or map
   */
  public void figure(String name, Object value) {
    figures.put(name, value);
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  Map<String, Object> figures() {
    return new LinkedHashMap<>(figures);
  }
}
