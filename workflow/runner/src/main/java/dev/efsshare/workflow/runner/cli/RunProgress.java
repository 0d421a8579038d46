package dev.efsshare.workflow.runner.cli;

import dev.efsshare.demo.Progress;
import dev.efsshare.workflow.runner.Run;
import dev.efsshare.workflow.runner.engine.ExecutionEvent;

/** Tells a waiting person where an execution is. */
final class RunProgress implements AutoCloseable {
  private final Progress progress;

  RunProgress(Progress progress) {
    this.progress = progress;
  }

  void starting() {
    progress.doing("starting the stack, and bringing the model onto the share");
  }

  void event(ExecutionEvent event) {
    switch (event.type()) {
      case "StateEntered" -> progress.doing(event.state());
      case "StateRetried" ->
          progress.doing("%s, retry %d".formatted(event.state(), event.attempt()));
      default -> {
        // all else is told at the end
      }
    }
  }

  void failed(Run run) {
    progress.doing(
        "delivery %d ended with %s; waiting for the next"
            .formatted(run.receiveCount(), run.result().error()));
  }

  @Override
  public void close() {
    progress.idle();
  }
}
