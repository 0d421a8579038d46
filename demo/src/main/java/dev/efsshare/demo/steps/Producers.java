package dev.efsshare.demo.steps;

import dev.efsshare.demo.Share;
import dev.efsshare.local.runtime.EnvironmentInfo;
import dev.efsshare.local.runtime.EnvironmentInfo.State;
import java.util.concurrent.TimeUnit;

/** The producer's processes. */
final class Producers {
  private static final int SECONDS_TO_DIE = 10;

  private Producers() {}

  /** Ends the busy producer process with SIGKILL and waits until it is gone. */
  static long kill(Share share) throws Exception {
    String producer = share.stack().functionName("ProducerFunction");
    EnvironmentInfo busy =
        share.stack().environments().stream()
            .filter(e -> e.function().equals(producer) && e.state() == State.BUSY)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no producer is busy"));
    ProcessHandle process = ProcessHandle.of(busy.pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().get(SECONDS_TO_DIE, TimeUnit.SECONDS);
    return busy.pid();
  }
}
