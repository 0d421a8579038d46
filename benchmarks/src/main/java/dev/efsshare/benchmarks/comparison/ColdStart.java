package dev.efsshare.benchmarks.comparison;

import dev.efsshare.benchmarks.comparison.Workbench.Medium;
import dev.efsshare.benchmarks.comparison.functions.FunctionProcess;
import dev.efsshare.benchmarks.comparison.functions.HttpEvents;
import dev.efsshare.benchmarks.comparison.functions.LaunchPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** From the start of a process to its first answer. */
final class ColdStart implements Comparison {
  private static final int REPETITIONS = 20;
  private static final long OBJECT_BYTES = 64 << 10;
  private static final Map<String, Target> TARGETS =
      Map.of(
          Workbench.MANAGED, new Target.AtMostTimes(2.5),
          Workbench.AOT, new Target.AtMostTimes(1.0));

  @Override
  public String name() {
    return "cold-start";
  }

  @Override
  public String title() {
    return "cold start: from the start of the process to the first answer";
  }

  @Override
  public List<Row> run(Workbench bench)
      throws IOException, InterruptedException, CannotRunException {
    List<Row> rows = new ArrayList<>();
    producers(bench, rows);
    consumers(bench, rows);
    return rows;
  }

  private static void producers(Workbench bench, List<Row> rows)
      throws IOException, InterruptedException, CannotRunException {
    Starts starts = new Starts();
    RandomObject object = bench.object("small", OBJECT_BYTES);
    Rounds.run(
        bench.settings().repetitions(REPETITIONS),
        bench.ready(),
        (who, round) -> {
          Path mount = bench.mount(Medium.RAM, who.name());
          String key = object.key("cold-%s-%d".formatted(who.name(), round));
          String event = HttpEvents.post("/ingest", Map.of("key", key));
          starts.take(bench, who, round, who.start().producer(), mount, event);
          Workbench.clear(mount);
        });
    for (Contestant ours : bench.ours()) {
      Target target = bench.settings().target(Objects.requireNonNull(TARGETS.get(ours.name())));
      starts.addTo(rows, bench, ours, "producer", target);
    }
  }

  private static void consumers(Workbench bench, List<Row> rows)
      throws IOException, InterruptedException, CannotRunException {
    Starts starts = new Starts();
    Models models = Models.store(bench, bench.object("small-model", OBJECT_BYTES));
    String event = models.predict();
    Rounds.run(
        bench.settings().repetitions(REPETITIONS),
        bench.ready(),
        (who, round) ->
            starts.take(bench, who, round, who.start().consumer(), models.mount(who), event));
    for (Contestant ours : bench.ours()) {
      starts.addTo(rows, bench, ours, "consumer", new Target.Shown());
    }
    models.delete();
  }

  /** Times of one function's starts. */
  private static final class Starts {
    private final Figures answers = new Figures();
    private final Figures initialisations = new Figures();

    void take(Workbench bench, Contestant who, int round, LaunchPlan plan, Path mount, String event)
        throws IOException, InterruptedException {
      try (FunctionProcess process = bench.start(plan, mount)) {
        double answered = Millis.of(process.firstCall(event).took());
        if (round > 0) {
          answers.add(who.name(), answered);
          initialisations.add(who.name(), Millis.of(process.awaitReady()));
        }
      }
    }

    void addTo(List<Row> rows, Workbench bench, Contestant ours, String function, Target target) {
      Contestant python = bench.contestant(Workbench.PYTHON);
      rows.add(
          new Row(
              function + ", first answer",
              Unit.MILLIS,
              answers.of(ours),
              answers.of(python),
              target));
      rows.add(
          new Row(
              function + ", of that until it asks for work",
              Unit.MILLIS,
              initialisations.of(ours),
              initialisations.of(python),
              new Target.Shown()));
    }
  }
}
