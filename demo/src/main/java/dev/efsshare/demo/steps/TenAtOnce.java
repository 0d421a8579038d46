package dev.efsshare.demo.steps;

import dev.efsshare.demo.Findings;
import dev.efsshare.demo.Samples;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.Step;
import dev.efsshare.demo.target.Host;
import dev.efsshare.demo.target.ShareFunction;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Ten environments read one model at the same time, first all of them cold, then again. */
public final class TenAtOnce implements Step {
  private static final int PARALLEL = 10;

  @Override
  public String id() {
    return "concurrent_test";
  }

  @Override
  public String title() {
    return "Ten predictions at once on one model agree";
  }

  @Override
  public void show(Share share, Scale scale, Findings findings) throws Exception {
    String model = share.files().languageModel();
    // With none left to reuse, ten requests at once need ten new environments.
    share.target().freshEnvironments(ShareFunction.CONSUMER);
    Predictions first = Predictions.atOnce(share, model, PARALLEL, findings);
    Predictions second = Predictions.atOnce(share, model, PARALLEL, findings);
    first.check("first round", findings);
    second.check("second round", findings);
    findings.checkEqual("results of both rounds", first.results(), second.results());
    share.host().ifPresent(host -> checkProcesses(host, first, findings));
    first.report("first round", findings);
    second.report("second round", findings);
    report(first, second, findings);
  }

  private static void report(Predictions first, Predictions second, Findings findings) {
    Samples cold = first.times();
    Samples warm = second.times();
    findings.keyFigure(
        "%d cold: max %,.0f ms; again: max %,.0f ms"
            .formatted(first.cold(), cold.max(), warm.max()));
    findings.figure("duration_ms", Math.round(cold.max()));
    findings.figure("invocations", PARALLEL);
    findings.figure("all_succeeded", first.allSucceeded() && second.allSucceeded());
    findings.figure("avg_duration_ms", cold.mean());
    findings.figure("max_duration_ms", cold.max());
    findings.figure("environments", first.environments().size());
    findings.figure("cold", first.cold());
    findings.figures("", "ms", cold);
    findings.figures("second_round", "ms", warm);
    findings.figure("second_round_cold", second.cold());
  }

  private static void checkProcesses(Host host, Predictions answers, Findings findings) {
    Map<String, Long> all = host.processes();
    Set<Long> processes =
        answers.environments().stream()
            .map(all::get)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    findings.checkEqual("processes of the first round", PARALLEL, processes.size());
    findings.line("processes " + processes);
  }
}
