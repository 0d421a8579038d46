package dev.efsshare.demo.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.demo.report.TestReport.Status;
import java.util.Locale;
import java.util.TreeSet;

/** A report for programs. */
final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  static ObjectNode of(DemoReport report) {
    Origin origin = report.origin();
    ObjectNode json = JSON.createObjectNode();
    json.put("timestamp", report.startedAt().toString());
    json.put("passed", report.passed());
    json.put("duration_ms", report.took().toMillis());
    json.set("selection", selection(report));
    json.set("target", target(origin));
    json.set("machine", JSON.valueToTree(origin.machine()));
    json.set("versions", JSON.valueToTree(origin.versions()));
    json.put("commit", origin.machine().getOrDefault("commit", "unknown"));
    ObjectNode tests = json.putObject("tests");
    report.tests().forEach(test -> tests.set(test.id(), test(test)));
    json.set("evidence", evidence(report));
    return json;
  }

  private static ObjectNode selection(DemoReport report) {
    ObjectNode json = JSON.createObjectNode();
    json.put("scale", report.origin().scale());
    json.put("whole", report.origin().whole());
    report.tests().forEach(test -> json.withArray("tests").add(test.id()));
    return json;
  }

  private static ObjectNode target(Origin origin) {
    ObjectNode json = JSON.createObjectNode();
    json.put("kind", origin.target()).put("region", origin.region()).put("api", origin.api());
    json.set("functions", JSON.valueToTree(origin.configuration()));
    json.set("parameters", JSON.valueToTree(origin.parameters()));
    return json;
  }

  private static ObjectNode test(TestReport test) {
    ObjectNode json = JSON.createObjectNode();
    json.put("claim", test.title());
    json.put("status", test.status().name().toLowerCase(Locale.ROOT));
    if (test.status() == Status.SKIPPED) {
      return json.put("reason", test.reason());
    }
    // a test that measures one call says the time of that, all others their own
    json.put("duration_ms", test.took().toMillis());
    json.put("took_ms", test.took().toMillis());
    test.finding().figures().forEach((name, value) -> json.set(name, JSON.valueToTree(value)));
    if (test.status() == Status.FAIL) {
      json.set("failures", JSON.valueToTree(test.finding().failures()));
    }
    return json;
  }

  private static ObjectNode evidence(DemoReport report) {
    ObjectNode json = JSON.createObjectNode();
    json.set("cloudwatch_logs", JSON.valueToTree(report.origin().logGroups()));
    json.put("efs_config", report.origin().fileSystem());
    json.set("s3_outputs", JSON.valueToTree(new TreeSet<>(report.results())));
    return json;
  }
}
