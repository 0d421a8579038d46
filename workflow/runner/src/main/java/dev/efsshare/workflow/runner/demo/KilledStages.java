package dev.efsshare.workflow.runner.demo;

import dev.efsshare.demo.Await;
import dev.efsshare.demo.Findings;
import dev.efsshare.local.LocalStack;
import dev.efsshare.local.runtime.EnvironmentInfo;
import dev.efsshare.local.runtime.EnvironmentInfo.State;
import dev.efsshare.workflow.runner.Run;
import dev.efsshare.workflow.runner.WorkflowBucket;
import dev.efsshare.workflow.runner.engine.ExecutionEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The process of a stage is killed at work, and that of Store in the middle of the dataset; both
 * are tried again, and the dataset is the same as without that.
 */
final class KilledStages implements Claim {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String RECORDS = ".jsonl";
  private static final int SECONDS_TO_DIE = 10;

  @Override
  public String id() {
    return "killed_stages";
  }

  @Override
  public String title() {
    return "Killed stages leave the same dataset";
  }

  @Override
  public void show(Subject subject, Findings findings) throws Exception {
    String dataset = subject.dataset() + "-killed";
    WorkflowBucket bucket = subject.workflow().bucket();
    String message = subject.workflow().send(subject.message(dataset));

    findings.doing("waiting for Filter to be at work");
    Await.until(LIMIT, "Filter at work", () -> busy(subject, "FilterFunction").isPresent());
    long filter = kill(subject, "FilterFunction");

    findings.doing("waiting for Store to be in the middle of the dataset");
    String folder = Subject.folder(dataset);
    Await.until(LIMIT, "records in " + folder, () -> hasRecords(bucket.listing(folder)));
    long store = kill(subject, "StoreFunction");
    Map<String, String> half = bucket.listing(folder);
    findings.check(
        !half.containsKey(folder + "manifest.json"),
        "killed before the dataset was there (its manifest is not)");

    findings.doing("waiting for the execution to end");
    Run run = subject.next(message);
    findings.checkEqual("status", "SUCCEEDED", run.result().status().name());
    findings.checkEqual("deliveries", 1, run.receiveCount());
    findings.checkEqual("states tried again", List.of("Filter", "Store"), retried(run));
    compare(subject, bucket, folder, findings);
    findings.line(
        "process %d of Filter killed at work; process %d of Store killed when %d objects were there"
            .formatted(filter, store, half.size()));
    findings.keyFigure(
        "2 killed, %d retries, same bytes in %d objects"
            .formatted(run.result().retries(), records(bucket, folder).size()));
    findings.figure("killed_pids", List.of(filter, store));
    findings.figure("objects_when_killed", half.size());
  }

  private static boolean hasRecords(Map<String, String> listing) {
    return listing.keySet().stream().anyMatch(key -> key.endsWith(RECORDS));
  }

  private static void compare(
      Subject subject, WorkflowBucket bucket, String folder, Findings findings) {
    findings.checkEqual(
        "SHA-256 of every object with records, by name",
        records(bucket, Subject.folder(subject.dataset())),
        records(bucket, folder));
  }

  /** The dataset's own name is in summary and manifest; records are what must be the same. */
  private static Map<String, String> records(WorkflowBucket bucket, String folder) {
    Map<String, String> records = new TreeMap<>();
    bucket
        .contents(folder)
        .forEach((key, sha256) -> {
          if (key.endsWith(RECORDS)) {
            records.put(key.substring(folder.length()), sha256);
          }
        });
    return records;
  }

  private static List<String> retried(Run run) {
    return run.result().events().stream()
        .filter(event -> event.type().equals("StateRetried"))
        .map(ExecutionEvent::state)
        .toList();
  }

  private static Optional<EnvironmentInfo> busy(Subject subject, String function) {
    LocalStack stack = subject.workflow().stack();
    String name = stack.functionName(function);
    return stack.environments().stream()
        .filter(e -> e.function().equals(name) && e.state() == State.BUSY)
        .findFirst();
  }

  private static long kill(Subject subject, String function) throws Exception {
    long pid =
        busy(subject, function)
            .orElseThrow(() -> new IllegalStateException("no process of " + function + " is busy"))
            .pid();
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().get(SECONDS_TO_DIE, TimeUnit.SECONDS);
    return pid;
  }
}
