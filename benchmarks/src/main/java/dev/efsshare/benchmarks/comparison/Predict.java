package dev.efsshare.benchmarks.comparison;

import dev.efsshare.benchmarks.comparison.Workbench.Medium;
import dev.efsshare.benchmarks.comparison.functions.FunctionProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From the request for a prediction of a large model to its answer. */
final class Predict implements Comparison {
  private static final int REPETITIONS = 5;
  private static final int WARM_ANSWERS = 20;
  private static final long MARGIN = 256 << 20;
  private static final Target WARM = new Target.TimesQuicker(100);
  private static final Target FIRST = new Target.AtMostLonger(200);

  private static final String COLD = " cold";
  private static final String LOADED = " loaded";
  private static final String OPENSSL = "openssl dgst";

  @Override
  public String name() {
    return "predict";
  }

  @Override
  public String title() {
    return "prediction of a large model, without archive, on a mount in memory";
  }

  @Override
  public List<Row> run(Workbench bench)
      throws IOException, InterruptedException, CannotRunException {
    long bytes = bench.settings().largeBytes();
    bench.requireSpace(Medium.RAM, 2 * bytes + MARGIN);
    Models models = Models.store(bench, bench.object("large-model", bytes));
    Figures millis = new Figures();
    List<Turn> turns = turns(bench, models, millis);
    Rounds.run(bench.settings().repetitions(REPETITIONS), turns, Turn::take);
    models.delete();
    return rows(bench, millis);
  }

  /** What is done once a round. */
  @FunctionalInterface
  private interface Turn {
    void take(int round) throws IOException, InterruptedException, CannotRunException;
  }

  private static List<Turn> turns(Workbench bench, Models models, Figures millis)
      throws IOException, CannotRunException {
    List<Turn> turns = new ArrayList<>();
    for (Contestant who : bench.ready()) {
      if (who.ours()) {
        turns.add(round -> ours(bench, models, who, round, millis));
      } else {
        FunctionProcess warm = bench.start(who.start().consumer(), models.mount(who));
        turns.add(round -> add(millis, who.name(), round, warm.call(models.predict()).took()));
      }
    }
    if (bench.tools().openssl().found()) {
      turns.add(round -> add(millis, OPENSSL, round, digest(bench, models)));
    }
    return turns;
  }

  /** A new environment reads the model; then it answers from what it keeps. */
  private static void ours(
      Workbench bench, Models models, Contestant who, int round, Figures millis)
      throws IOException, InterruptedException, CannotRunException {
    String event = models.predict();
    try (FunctionProcess process = bench.start(who.start().consumer(), models.mount(who))) {
      process.awaitReady();
      add(millis, who.name(), round, process.call(event).took());
      for (int i = 0; i < WARM_ANSWERS; i++) {
        add(millis, who.name() + LOADED, round, process.call(event).took());
      }
    }
    try (FunctionProcess process = bench.start(who.start().consumer(), models.mount(who))) {
      add(millis, who.name() + COLD, round, process.firstCall(event).took());
    }
  }

  private static Duration digest(Workbench bench, Models models)
      throws IOException, InterruptedException {
    ProcessBuilder digest =
        new ProcessBuilder(
                bench.tools().openssl().program(), "dgst", "-sha256", models.file().toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    long start = System.nanoTime();
    int code = digest.start().waitFor();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (code != 0) {
      throw new IOException("%s ended with %d".formatted(digest.command(), code));
    }
    return took;
  }

  private static void add(Figures millis, String what, int round, Duration took) {
    if (round > 0) {
      millis.add(what, Millis.of(took));
    }
  }

  private static List<Row> rows(Workbench bench, Figures millis) {
    Series python = millis.of(bench.contestant(Workbench.PYTHON));
    Series openssl = millis.of(OPENSSL, bench.tools().openssl().missing());
    Settings settings = bench.settings();
    List<Row> rows = new ArrayList<>();
    for (Contestant who : bench.ours()) {
      Series loaded = millis.of(who.name() + LOADED, who.missing());
      rows.add(row("loaded before", loaded, python, settings.target(WARM)));
    }
    for (Contestant who : bench.ours()) {
      Series first = millis.of(who.name(), who.missing());
      rows.add(row("first of an environment that waits", first, openssl, settings.target(FIRST)));
    }
    for (Contestant who : bench.ours()) {
      Series cold = millis.of(who.name() + COLD, who.missing());
      rows.add(row("first, with the start of the process", cold, openssl, new Target.Shown()));
    }
    return rows;
  }

  private static Row row(String what, Series ours, Series theirs, Target target) {
    return new Row(what, Unit.MILLIS, ours, theirs, target);
  }
}
