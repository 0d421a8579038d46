package dev.efsshare.workflow.runner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.demo.Findings;
import dev.efsshare.workflow.definition.HandoverPaths;
import dev.efsshare.workflow.runner.Run;
import dev.efsshare.workflow.runner.WorkflowBucket;
import dev.efsshare.workflow.runner.task.StageReport;
import java.util.Locale;
import java.util.Map;

/** The corpus goes through every stage, and no record is lost or made up on the way. */
final class BulkRun implements Claim {
  /** Texts are words without grammar, and some languages are near to each other. */
  private static final int RIGHT_PERCENT = 80;

  @Override
  public String id() {
    return "counts_add_up";
  }

  @Override
  public String title() {
    return "Every stage accounts for every record";
  }

  @Override
  public void show(Subject subject, Findings findings) throws Exception {
    long started = System.nanoTime();
    Run run = subject.deliver(subject.message(subject.dataset()));
    double seconds = (System.nanoTime() - started) / 1e9;
    findings.checkEqual("status", "SUCCEEDED", run.result().status().name());
    long before = subject.contents().records();
    for (String stage : subject.stages()) {
      before = check(subject, run, stage, before, findings);
    }
    checkReasons(subject, run, findings);
    checkDataset(subject, before, findings);
    double rate = subject.contents().records() / seconds;
    findings.keyFigure(
        "%,d of %,d records in %.1f s, %,.0f a second"
            .formatted(before, subject.contents().records(), seconds, rate));
    findings.figure("records_in", subject.contents().records());
    findings.figure("records_out", before);
    findings.figure("execution_ms", Math.round(seconds * 1000));
  }

  /** What a stage read is what the one before wrote, by its word and by its object's lines. */
  private static long check(Subject subject, Run run, String stage, long before, Findings findings)
      throws Exception {
    StageReport report = run.stage(stage);
    findings.checkEqual(stage + " read", before, report.read());
    findings.check(
        report.addsUp(),
        "%s: %d read are %d written and %d dropped"
            .formatted(stage, report.read(), report.written(), report.droppedInAll()));
    findings.line(
        "%-11s read %,9d  written %,9d  dropped %,7d %-28s %6.1f s"
            .formatted(
                stage,
                report.read(),
                report.written(),
                report.droppedInAll(),
                report.dropped().isEmpty() ? "" : report.dropped(),
                report.took().toMillis() / 1000.0));
    findings.figure(
        stage.toLowerCase(Locale.ROOT),
        Map.of(
            "read", report.read(),
            "written", report.written(),
            "dropped", report.dropped(),
            "took_ms", report.took().toMillis()));
    if (!stage.equals("Store")) {
      String output = HandoverPaths.output(run.result().execution(), stage);
      findings.checkEqual(
          "lines of " + output, report.written(), subject.workflow().bucket().lines(output));
    }
    return report.written();
  }

  /** The corpus has a known number of each kind of record that is not taken. */
  private static void checkReasons(Subject subject, Run run, Findings findings) {
    findings.checkEqual(
        "records that Etl refused", subject.contents().wrong(), run.stage("Etl").droppedInAll());
    findings.checkEqual(
        "records that Filter let go",
        subject.contents().tooShort(),
        run.stage("Filter").droppedInAll());
    if (subject.stages().contains("Deduplicate")) {
      findings.checkEqual(
          "repeated records",
          subject.contents().repeated(),
          run.stage("Deduplicate").droppedInAll());
    }
  }

  private static void checkDataset(Subject subject, long expected, Findings findings)
      throws Exception {
    WorkflowBucket bucket = subject.workflow().bucket();
    String folder = Subject.folder(subject.dataset());
    DatasetContents contents = DatasetContents.read(bucket, folder);
    findings.checkEqual("records of the dataset", expected, contents.records());
    findings.checkEqual("records in another language's object", 0L, contents.misplaced());
    findings.check(
        contents.rightPercent() > RIGHT_PERCENT,
        "more than %d %% of the languages are right, not %.1f %%"
            .formatted(RIGHT_PERCENT, contents.rightPercent()));
    JsonNode manifest = bucket.json(folder + "manifest.json");
    findings.checkEqual("records by the manifest", expected, manifest.path("records").asLong());
    findings.line(
        "%,d records in %d objects below %s; %.1f %% have the language they were made in"
            .formatted(contents.records(), contents.objects(), folder, contents.rightPercent()));
    findings.figure("language_right_percent", Math.round(contents.rightPercent() * 10) / 10.0);
  }
}
