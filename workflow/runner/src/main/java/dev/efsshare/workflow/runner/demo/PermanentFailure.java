package dev.efsshare.workflow.runner.demo;

import dev.efsshare.demo.Findings;
import dev.efsshare.workflow.definition.WorkflowType.Invocation;
import dev.efsshare.workflow.runner.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;

/** A message that can never succeed ends where an operator finds it, as it was sent. */
final class PermanentFailure implements Claim {
  private static final String ERROR = "dev.efsshare.workflow.stage.PermanentStageException";
  private static final Duration MOVE = Duration.ofSeconds(20);

  @Override
  public String id() {
    return "permanent_failure";
  }

  @Override
  public String title() {
    return "What cannot succeed ends where it is found";
  }

  @Override
  public void show(Subject subject, Findings findings) throws Exception {
    String body = subject.message(subject.dataset() + "-missing", "inputs/not-there.jsonl");
    String message = subject.workflow().send(body);
    boolean waits = subject.workflow().facts().pipe().invocation() == Invocation.REQUEST_RESPONSE;
    int deliveries = waits ? subject.workflow().facts().queue().maxReceiveCount() : 1;
    for (int delivery = 1; delivery <= deliveries; delivery++) {
      Run run = subject.next(message);
      findings.checkEqual("status of delivery " + delivery, "FAILED", run.result().status().name());
      findings.checkEqual("error of delivery " + delivery, ERROR, run.result().error());
      findings.checkEqual("receive count", delivery, run.receiveCount());
      findings.checkEqual("retries of what cannot succeed", 0L, run.result().retries());
    }
    List<String> dead =
        subject.workflow().queue().deadLetters(waits ? MOVE : Duration.ofSeconds(2)).stream()
            .map(Message::body)
            .toList();
    findings.checkEqual("dead letters", waits ? List.of(body) : List.of(), dead);
    findings.checkEqual(
        "objects of the dataset",
        Map.of(),
        subject.workflow().bucket().listing(Subject.folder(subject.dataset() + "-missing")));
    findings.keyFigure(
        waits
            ? "%d deliveries, then a dead letter as sent".formatted(deliveries)
            : "FAILED once, for the rule for failures");
    findings.figure("deliveries", deliveries);
  }
}
