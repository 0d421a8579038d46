package dev.efsshare.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole demonstration's outcome.
 *
 * @param startedAt when it began
 * @param took how long it took, with starting and ending the stack
 * @param steps in order
 */
record Report(Instant startedAt, Duration took, List<StepReport> steps) {

  boolean passed() {
    return steps.stream().allMatch(StepReport::passed);
  }

  static void print(StepReport step, PrintStream out) {
    out.printf(
        "%s  %-58s %6.1f s%n",
        step.passed() ? "PASS" : "FAIL", step.title(), step.took().toMillis() / 1000.0);
    step.lines().forEach(line -> out.println("      " + line));
    step.failures().forEach(failure -> out.println("      not as it should be: " + failure));
  }

  void printSummary(PrintStream out) {
    long passed = steps.stream().filter(StepReport::passed).count();
    out.printf(
        "%n%s: %d of %d passed, %.0f s%n",
        passed() ? "OK" : "FAILED", passed, steps.size(), took.toMillis() / 1000.0);
  }

  void writeJson(Path file) throws IOException {
    Map<String, Object> tests = new LinkedHashMap<>();
    for (StepReport step : steps) {
      Map<String, Object> test = new LinkedHashMap<>();
      test.put("status", step.passed() ? "pass" : "fail");
      test.put("duration_ms", step.took().toMillis());
      test.putAll(step.figures());
      if (!step.passed()) {
        test.put("failures", step.failures());
      }
      tests.put(step.id(), test);
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("timestamp", startedAt.toString());
    report.put("target", "local");
    report.put("passed", passed());
    report.put("duration_ms", took.toMillis());
    report.put("environment", environment());
    report.put("tests", tests);
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
  }

  private static Map<String, Object> environment() {
    Map<String, Object> environment = new LinkedHashMap<>();
    environment.put("java", Runtime.version().toString());
    environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    environment.put("arch", System.getProperty("os.arch"));
    environment.put("processors", Runtime.getRuntime().availableProcessors());
    return environment;
  }
}
