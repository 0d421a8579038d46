package dev.efsshare.demo;

import dev.efsshare.demo.report.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one step saw: checks that held or not, lines for people, figures for programs. Thread-safe.
 */
public final class Findings {
  private final Progress progress;
  private final List<String> failures = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private String keyFigure = "";

  /**
   * Nothing seen yet.
   *
   * @param progress told what is being done
   */
  public Findings(Progress progress) {
    this.progress = progress;
  }

  /**
   * Says what is being done now; shown while it takes longer than a second.
   *
   * @param activity for example {@code waiting for the event}
   */
  public void doing(String activity) {
    progress.doing(activity);
  }

  /**
   * Says what is being done now and how much of it there is; shown as a bar on a terminal.
   *
   * @param activity for example {@code predictions at once}
   * @param total of what
   * @param unit in which it is counted
   * @return takes what is done
   */
  public Progress.Bar counting(String activity, long total, Progress.Unit unit) {
    return progress.counting(activity, total, unit);
  }

  /**
   * Records a check.
   *
   * @param holds whether it holds
   * @param claim what was checked, shown when it does not hold
   */
  public synchronized void check(boolean holds, String claim) {
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
  public synchronized void line(String text) {
    lines.add(text);
  }

  /**
   * Records what is said of the step in the table at the end.
   *
   * @param text a few words with one or two figures and their units
   */
  public synchronized void keyFigure(String text) {
    keyFigure = text;
  }

  /**
   * Records a figure for programs.
   *
   * @param name lower case with underscores, with its unit, for example {@code size_bytes}
   * @param value a number, text, boolean, list or map
   */
  public synchronized void figure(String name, Object value) {
    figures.put(name, value);
  }

  /**
   * Records figures of one kind: their number, median, 95th percentile and each of them.
   *
   * @param name what they are of, without unit; empty for the step's own
   * @param unit for example {@code ms}
   * @param samples at least one
   */
  public void figures(String name, String unit, Samples samples) {
    String prefix = name.isEmpty() ? "" : name + "_";
    figure(prefix + "n", samples.count());
    figure(prefix + "p50_" + unit, samples.p50());
    figure(prefix + "p95_" + unit, samples.p95());
    figure(prefix + "all_" + unit, samples.all());
  }

  /**
   * All that was seen.
   *
   * @return for a report
   */
  public synchronized Finding finish() {
    return new Finding(failures, lines, keyFigure, figures);
  }
}
