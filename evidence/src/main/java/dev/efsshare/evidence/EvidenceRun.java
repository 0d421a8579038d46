package dev.efsshare.evidence;

import dev.efsshare.demo.DemoRun;
import dev.efsshare.demo.report.DemoReport;
import dev.efsshare.evidence.bundle.Bundle;
import dev.efsshare.evidence.bundle.Cover;
import dev.efsshare.evidence.bundle.Redactor;
import dev.efsshare.evidence.bundle.Sealer;
import dev.efsshare.evidence.bundle.Window;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One bundle: the demonstration, if wanted, then what the stack tells, then the zip.
 *
 * @param project whose commit is told
 * @param arguments of the command, for the record
 * @param zip where the bundle goes
 * @param out takes what a person reads
 */
record EvidenceRun(Path project, List<String> arguments, Path zip, PrintStream out) {
  /** CloudWatch shows a line some seconds after it was written. */
  private static final Duration LOGS_ARRIVE_WITHIN = Duration.ofSeconds(20);

  /** Runs the demonstration, then collects; false if it failed or something could not be had. */
  boolean withDemonstration(DemoRun demonstration, Subject subject, Path folder)
      throws IOException, InterruptedException {
    Instant from = Instant.now();
    DemoReport report = demonstration.on(subject.target());
    if (subject.target().host().isEmpty()) {
      out.printf("%nwaiting %d s for the last log lines%n", LOGS_ARRIVE_WITHIN.toSeconds());
      Thread.sleep(LOGS_ARRIVE_WITHIN);
    }
    Bundle bundle = bundle(subject, folder);
    bundle.addJson(
        "demonstration/report.json",
        "What the demonstration measured and checked; docs/demo-report.schema.json describes it",
        report.toJson());
    Path markdown = folder.resolve("report.md");
    report.writeMarkdown(markdown);
    bundle.addText("demonstration/report.md", "The same, for people", Files.readAllBytes(markdown));
    return collect(subject, new Window(from, Instant.now()), bundle, Optional.of(report))
        && report.passed();
  }

  /** Collects what is there since a time. */
  boolean without(Instant since, Subject subject, Path folder)
      throws IOException, InterruptedException {
    return collect(
        subject, new Window(since, Instant.now()), bundle(subject, folder), Optional.empty());
  }

  private static Bundle bundle(Subject subject, Path folder) throws IOException {
    return new Bundle(
        Files.createDirectory(folder.resolve("bundle")), new Redactor(subject.secrets()));
  }

  private boolean collect(
      Subject subject, Window window, Bundle bundle, Optional<DemoReport> report)
      throws IOException, InterruptedException {
    out.printf("%ncollecting%n");
    subject.collector().collect(window, bundle);
    bundle.addJson(
        "environment.json",
        "The machine, commit and versions that this was collected with",
        Surroundings.of(project));
    bundle.addJson("run.json", "What was run", run(window, report));
    Cover cover =
        new Cover(subject.collector().subject(), subject.target().kind(), window, Instant.now());
    String sha256 = Sealer.seal(bundle, cover, zip);
    out.printf("%s%n  %,d bytes, SHA-256 %s%n", zip, Files.size(zip), sha256);
    bundle.missing().forEach(what -> out.println("  could not be had: " + what));
    return bundle.missing().isEmpty();
  }

  private Map<String, Object> run(Window window, Optional<DemoReport> report) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("command", "./efs-share evidence " + String.join(" ", arguments));
    run.put("demonstration", report.isPresent() ? "run" : "not run");
    report.ifPresent(it -> run.put("passed", it.passed()));
    run.put("from", window.from().toString());
    run.put("to", window.to().toString());
    return run;
  }
}
