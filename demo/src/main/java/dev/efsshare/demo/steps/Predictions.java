package dev.efsshare.demo.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.demo.ApiAnswer;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.Progress;
import dev.efsshare.demo.Progress.Unit;
import dev.efsshare.demo.Samples;
import dev.efsshare.demo.Share;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Answers to one question, asked many times. Immutable. */
record Predictions(List<ApiAnswer> answers) {
  private static final String LATE_OR_REFUSED =
      " (503 and 429 are the API's own: no answer within 30 s, or too many requests)";
  private static final String TEXT = "Sdílený souborový systém čte deset procesů najednou.";

  /** The question: the same for all, so that all answers can be compared. */
  static Map<String, String> question(String model) {
    return Map.of("model", model, "input", TEXT);
  }

  static Predictions atOnce(Share share, String model, int parallel, Findings findings)
      throws IOException {
    Progress.Bar bar = findings.counting(parallel + " predictions at once", parallel, Unit.PIECES);
    List<CompletableFuture<ApiAnswer>> pending = new ArrayList<>();
    for (int i = 0; i < parallel; i++) {
      pending.add(
          share
              .postAsync("/predict", question(model))
              .whenComplete((answer, failure) -> bar.advance(1)));
    }
    return new Predictions(pending.stream().map(CompletableFuture::join).toList());
  }

  boolean allSucceeded() {
    return answers.stream().allMatch(answer -> answer.status() == 200);
  }

  long cold() {
    return answers.stream().filter(ApiAnswer::cold).count();
  }

  /** The results without what belongs to one call. */
  Set<JsonNode> results() {
    Set<JsonNode> results = new LinkedHashSet<>();
    answers.forEach(answer -> results.add(answer.body().path("result")));
    return results;
  }

  Set<String> environments() {
    return answers.stream()
        .map(answer -> answer.text("environmentId"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Samples times() {
    Samples samples = new Samples();
    answers.forEach(answer -> samples.add(answer.took()));
    return samples;
  }

  /** Those that came from environments started for them, or the others. */
  Predictions that(boolean wereCold) {
    return new Predictions(answers.stream().filter(answer -> answer.cold() == wereCold).toList());
  }

  void check(String round, Findings findings) {
    findings.check(
        allSucceeded(),
        round + ": every answer is a 200, but they are " + statuses() + LATE_OR_REFUSED);
    findings.checkEqual(round + ": different results", 1, results().size());
  }

  private List<Integer> statuses() {
    return answers.stream().map(ApiAnswer::status).sorted().distinct().toList();
  }

  void report(String round, Findings findings) {
    findings.line(
        "%-13s %2d cold, %2d warm; p50 %,.0f ms, p95 %,.0f ms, max %,.0f ms"
            .formatted(
                round,
                cold(),
                answers.size() - cold(),
                times().p50(),
                times().p95(),
                times().max()));
  }
}
