package dev.efsshare.demo.steps;

import dev.efsshare.demo.ApiAnswer;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.Samples;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a prediction takes in an environment that has the model in memory. */
public final class WarmCalls implements Step {
  /** Further answers that are waited for when some of them come from a new environment. */
  private static final int MORE_TRIES = 20;

  @Override
  public String id() {
    return "warm_invocation";
  }

  @Override
  public String title() {
    return "A warm environment answers from memory";
  }

  @Override
  public void show(Share share, Scale scale, Findings findings) throws Exception {
    Map<String, String> question = Predictions.question(share.files().languageModel());
    share.predict(question);
    List<ApiAnswer> warm = new ArrayList<>();
    Samples times = new Samples();
    Samples inFunction = new Samples();
    for (int i = 0; warm.size() < scale.warmCalls() && i < scale.warmCalls() + MORE_TRIES; i++) {
      ApiAnswer answer = share.predict(question);
      if (answer.status() != 200 || isWarm(answer)) {
        warm.add(answer);
        times.add(answer.took());
        inFunction.add(answer.body().path("durationMs").asDouble());
      }
    }
    findings.checkEqual("warm answers", scale.warmCalls(), warm.size());
    new Predictions(warm).check("warm answers", findings);
    findings.line(
        "p50 %.1f ms, p95 %.1f ms (n = %d), of which in the function p50 %.0f ms; the model was not read again"
            .formatted(times.p50(), times.p95(), times.count(), inFunction.p50()));
    findings.keyFigure(
        "p50 %.1f ms, p95 %.1f ms (n = %d)".formatted(times.p50(), times.p95(), times.count()));
    findings.figure("duration_ms", Math.round(times.p50()));
    findings.figures("", "ms", times);
    findings.figure("in_function_p50_ms", inFunction.p50());
  }

  private static boolean isWarm(ApiAnswer answer) {
    return !answer.cold() && answer.body().at("/timings/loaded").asText().equals("kept");
  }
}
