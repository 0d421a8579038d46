package dev.efsshare.workflow.runner.demo;

import dev.efsshare.demo.Findings;
import dev.efsshare.workflow.runner.Run;
import java.util.Map;

/**
 * The same message is delivered again, as queues may; nothing is added, nothing is written anew.
 */
final class SecondDelivery implements Claim {

  @Override
  public String id() {
    return "second_delivery";
  }

  @Override
  public String title() {
    return "A second delivery adds nothing";
  }

  @Override
  public void show(Subject subject, Findings findings) throws Exception {
    Map<String, String> before = subject.workflow().bucket().listing("datasets/");
    Run run = subject.deliver(subject.message(subject.dataset()));
    Map<String, String> after = subject.workflow().bucket().listing("datasets/");
    findings.checkEqual("status", "SUCCEEDED", run.result().status().name());
    findings.check(run.stage("Store").repeated(), "Store found its dataset there");
    findings.check(!before.isEmpty(), "there is a dataset");
    findings.checkEqual("objects, their times and contents", before, after);
    findings.keyFigure("%d objects, none new, none changed".formatted(after.size()));
    findings.figure("objects", after.size());
  }
}
