package dev.efsshare.demo.steps;

import dev.efsshare.demo.Findings;
import dev.efsshare.demo.Samples;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.Step;
import java.util.ArrayList;
import java.util.List;

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
    Predictions warm = burst.that(false);
    Predictions cold = burst.that(true);
    findings.keyFigure(keyFigure(warm, cold));
    findings.figure("duration_ms", Math.round(times.max()));
    findings.figure("invocations", PARALLEL);
    findings.figure("all_succeeded", burst.allSucceeded());
    findings.figure("environments", burst.environments().size());
    findings.figure("cold", burst.cold());
    findings.figures("", "ms", times);
    figures("warm", warm, findings);
    figures("cold", cold, findings);
  }

  /** One median of both kinds would be a time that no request took. */
  private static String keyFigure(Predictions... kinds) {
    List<String> parts = new ArrayList<>();
    for (Predictions kind : kinds) {
      if (!kind.answers().isEmpty()) {
        parts.add(
            "%d %s: p50 %,.0f ms"
                .formatted(
                    kind.answers().size(), kind.cold() > 0 ? "cold" : "warm", kind.times().p50()));
      }
    }
    return String.join("; ", parts);
  }

  private static void figures(String kind, Predictions answers, Findings findings) {
    if (!answers.answers().isEmpty()) {
      findings.figures(kind, "ms", answers.times());
    }
  }
}
