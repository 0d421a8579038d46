package dev.efsshare.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How one step went.
 *
 * @param id the step's name for programs
 * @param title the step's claim
 * @param took how long it took
 * @param failures checks that did not hold; empty if the step passed
 * @param lines what a person reads
 * @param figures what a program reads
 */
record StepReport(
    String id,
    String title,
    Duration took,
    List<String> failures,
    List<String> lines,
    Map<String, Object> figures) {

  boolean passed() {
    return failures.isEmpty();
  }
}
