package dev.efsshare.demo.steps;

import dev.efsshare.demo.ApiAnswer;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.Progress;
import dev.efsshare.demo.Progress.Unit;
import dev.efsshare.demo.Samples;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.Step;
import dev.efsshare.demo.target.ShareFunction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a prediction takes in an environment that has yet to start and to load the model. */
public final class ColdStarts implements Step {
  /** Lambda may still use an old environment for a moment after its function was changed. */
  private static final int TRIES = 30;

  @Override
  public String id() {
    return "cold_start";
  }

  @Override
  public String title() {
    return "Each fresh environment finds the model and predicts";
  }

  @Override
  public void show(Share share, Scale scale, Findings findings) throws Exception {
    Map<String, String> question = Predictions.question(share.files().languageModel());
    int rounds = scale.freshEnvironments();
    Progress.Bar bar = findings.counting("cold starts", rounds, Unit.PIECES);
    List<ApiAnswer> answers = new ArrayList<>();
    Samples times = new Samples();
    Samples loading = new Samples();
    int discarded = 0;
    for (int i = 0; i < rounds; i++) {
      share.target().freshEnvironments(ShareFunction.CONSUMER);
      ApiAnswer answer = share.predict(question);
      for (int tries = 1; !answer.cold() && tries < TRIES; tries++) {
        discarded++;
        Thread.sleep(share.target().pollInterval());
        answer = share.predict(question);
      }
      answers.add(answer);
      times.add(answer.took());
      loading.add(answer.body().at("/timings/loadMs").asDouble());
      bar.advance(1);
    }
    check(new Predictions(answers), share.host().isPresent() ? discarded : 0, findings);
    findings.line(
        "p50 %,.0f ms, p95 %,.0f ms (n = %d), of which reading and loading the model p50 %,.0f ms"
            .formatted(times.p50(), times.p95(), rounds, loading.p50()));
    findings.keyFigure(
        "p50 %,.0f ms, p95 %,.0f ms (n = %d)".formatted(times.p50(), times.p95(), rounds));
    findings.figure("duration_ms", Math.round(times.p50()));
    findings.figures("", "ms", times);
    findings.figure("load_p50_ms", loading.p50());
    findings.figure("warm_answers_discarded", discarded);
  }

  private static void check(Predictions answers, int warmOnesHere, Findings findings) {
    answers.check("cold starts", findings);
    Set<String> environments = new LinkedHashSet<>(answers.environments());
    findings.checkEqual("different environments", answers.answers().size(), environments.size());
    findings.checkEqual("cold answers", (long) answers.answers().size(), answers.cold());
    findings.checkEqual("answers of ended processes", 0, warmOnesHere);
  }
}
