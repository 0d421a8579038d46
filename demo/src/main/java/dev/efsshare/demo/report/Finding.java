package dev.efsshare.demo.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a test saw. Immutable.
 *
 * @param failures checks that did not hold; empty if the test passed
 * @param lines what a person reads
 * @param keyFigure what is said of it in the table
 * @param figures what a program reads, by name
 */
public record Finding(
    List<String> failures, List<String> lines, String keyFigure, Map<String, Object> figures) {

  /** Copies the collections. */
  public Finding {
    failures = List.copyOf(failures);
    lines = List.copyOf(lines);
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }
}
