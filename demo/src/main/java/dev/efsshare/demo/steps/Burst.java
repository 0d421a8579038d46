package dev.efsshare.demo.steps;

import dev.efsshare.demo.Findings;
import dev.efsshare.demo.Samples;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.Step;

/** More requests at once than there are environments: some reuse one, others start one. */
public final class Burst implements Step {
  private static final int PARALLEL = 20;

  @Override
  public String id() {
    return "burst";
  }

  @Override
  public String title() {
    return "A burst of 20 requests is answered, none refused";
  }

  @Override
  public void show(Share share, Scale scale, Findings findings) throws Exception {
    String model = share.files().languageModel();
    Predictions burst = Predictions.atOnce(share, model, PARALLEL, findings);
    burst.check("burst", findings);
    burst.report("burst of 20", findings);
    Samples times = burst.times();
    findings.keyFigure(
        "p50 %,.0f ms, p95 %,.0f ms (%d cold)".formatted(times.p50(), times.p95(), burst.cold()));
    findings.figure("duration_ms", Math.round(times.max()));
    findings.figure("invocations", PARALLEL);
    findings.figure("all_succeeded", burst.allSucceeded());
    findings.figure("environments", burst.environments().size());
    findings.figure("cold", burst.cold());
    findings.figures("", "ms", times);
  }
}
