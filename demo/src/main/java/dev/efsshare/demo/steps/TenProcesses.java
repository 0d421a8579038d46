package dev.efsshare.demo.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.demo.ApiAnswer;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.LanguageModel;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.Step;
import dev.efsshare.local.runtime.EnvironmentInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Ten environments read one model at the same time, first all of them cold, then again. */
public final class TenProcesses implements Step {
  private static final int PARALLEL = 10;
  private static final String TEXT = "Sdílený souborový systém čte deset procesů najednou.";

  @Override
  public String id() {
    return "concurrent_test";
  }

  @Override
  public String title() {
    return "Ten predictions at once in ten processes agree";
  }

  @Override
  public void show(Share share, Findings findings) throws Exception {
    // With none left to reuse, ten requests at once need ten new processes.
    share.stack().endIdleEnvironments();
    findings.doing("ten cold environments start, load the model and answer");
    List<ApiAnswer> cold = askAtOnce(share);
    Set<Long> processes = processesOf(share, cold);
    findings.doing("the same again");
    List<ApiAnswer> again = askAtOnce(share);
    Set<JsonNode> results = new LinkedHashSet<>();
    cold.forEach(a -> results.add(a.body().path("result")));
    again.forEach(a -> results.add(a.body().path("result")));

    findings.check(
        cold.stream().allMatch(a -> a.status() == 200)
            && again.stream().allMatch(a -> a.status() == 200),
        "every answer is a 200");
    findings.checkEqual("processes of the first round", PARALLEL, processes.size());
    findings.checkEqual("different results", 1, results.size());
    report("first round ", cold, findings);
    report("second round", again, findings);
    findings.line("processes " + new TreeSet<>(processes));
    findings.figure("invocations", PARALLEL);
    findings.figure("all_succeeded", results.size() == 1);
    findings.figure("processes", processes.size());
    findings.figure("cold_ms", millis(cold));
    findings.figure("second_round_ms", millis(again));
    findings.figure("second_round_cold", coldOnes(again));
  }

  private static List<ApiAnswer> askAtOnce(Share share) throws IOException {
    List<CompletableFuture<ApiAnswer>> pending = new ArrayList<>();
    for (int i = 0; i < PARALLEL; i++) {
      pending.add(share.postAsync("/predict", Map.of("model", LanguageModel.NAME, "input", TEXT)));
    }
    return pending.stream().map(CompletableFuture::join).toList();
  }

  private static Set<Long> processesOf(Share share, List<ApiAnswer> answers) {
    Map<String, Long> pids =
        share.stack().environments().stream()
            .collect(Collectors.toMap(EnvironmentInfo::logStream, EnvironmentInfo::pid));
    return answers.stream()
        .map(a -> pids.getOrDefault(a.text("environmentId"), -1L))
        .collect(Collectors.toSet());
  }

  private static void report(String round, List<ApiAnswer> answers, Findings findings) {
    List<Long> sorted = millis(answers).stream().sorted().toList();
    findings.line(
        "%s  %2d cold, %2d warm; %d to %d ms"
            .formatted(
                round,
                coldOnes(answers),
                answers.size() - coldOnes(answers),
                sorted.getFirst(),
                sorted.getLast()));
  }

  private static long coldOnes(List<ApiAnswer> answers) {
    return answers.stream().filter(a -> a.body().path("coldStart").asBoolean()).count();
  }

  private static List<Long> millis(List<ApiAnswer> answers) {
    return answers.stream().map(a -> a.took().toMillis()).toList();
  }
}
