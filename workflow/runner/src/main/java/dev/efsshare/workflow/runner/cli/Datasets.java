package dev.efsshare.workflow.runner.cli;

import dev.efsshare.workflow.runner.Run;
import dev.efsshare.workflow.runner.Workflow;
import java.util.Optional;

/** Where a run's dataset is. */
final class Datasets {

  private Datasets() {}

  /** Its folder in the bucket, if there is one; every stage hands on the dataset's name. */
  static Optional<String> of(Workflow workflow, Run run) {
    if (!run.result().succeeded()) {
      return Optional.empty();
    }
    String output = run.stages().getLast().output();
    return Optional.of("datasets/" + workflow.bucket().metadata(output).get("dataset") + "/");
  }
}
