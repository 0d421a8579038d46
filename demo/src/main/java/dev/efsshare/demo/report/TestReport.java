package dev.efsshare.demo.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How one test went. Immutable.
 *
 * @param id its name for programs
 * @param title its claim
 * @param status how it ended
 * @param reason why it was skipped; empty if it was not
 * @param took how long it took
 * @param finding what it saw
 */
public record TestReport(
    String id, String title, Status status, String reason, Duration took, Finding finding) {
  private static final Finding NOTHING = new Finding(List.of(), List.of(), "", Map.of());

  /** How a test ended. */
  public enum Status {
    /** Every check held. */
    PASS,
    /** A check did not hold. */
    FAIL,
    /** It was not run. */
    SKIPPED
  }

  /**
   * A test that was run.
   *
   * @param id its name for programs
   * @param title its claim
   * @param took how long it took
   * @param finding what it saw
   * @return passed if every check held
   */
  public static TestReport of(String id, String title, Duration took, Finding finding) {
    Status status = finding.failures().isEmpty() ? Status.PASS : Status.FAIL;
    return new TestReport(id, title, status, "", took, finding);
  }

  /**
   * A test that was not run.
   *
   * @param id its name for programs
   * @param title its claim
   * @param reason why not
   * @return skipped
   */
  public static TestReport skipped(String id, String title, String reason) {
    return new TestReport(id, title, Status.SKIPPED, reason, Duration.ZERO, NOTHING);
  }
}
