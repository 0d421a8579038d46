package dev.efsshare.benchmarks.comparison;

import dev.efsshare.benchmarks.comparison.Workbench.Medium;
import dev.efsshare.benchmarks.comparison.functions.FunctionProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** How the number of predictions a second changes with the number of environments. */
final class PredictScaling implements Comparison {
  private static final int REPETITIONS = 5;
  private static final long MODEL_BYTES = 64 << 20;
  private static final long QUICK_MODEL_BYTES = 1 << 20;
  private static final List<Integer> ENVIRONMENTS = List.of(1, 2, 4, 8);
  private static final int ANSWERS = 10;

  @Override
  public String name() {
    return "predict-scaling";
  }

  @Override
  public String title() {
    return "predictions of one model by number of environments at once, loaded before";
  }

  @Override
  public List<Row> run(Workbench bench)
      throws IOException, InterruptedException, CannotRunException {
    long bytes = bench.settings().quick() ? QUICK_MODEL_BYTES : MODEL_BYTES;
    bench.requireSpace(Medium.RAM, 3 * bytes);
    Models models = Models.store(bench, bench.object("scaling-model", bytes));
    List<Row> rows = new ArrayList<>();
    for (int environments : ENVIRONMENTS) {
      Figures answers = measure(bench, models, environments);
      String what = "%d at once, model of %d MiB".formatted(environments, bytes >> 20);
      Series python = answers.of(bench.contestant(Workbench.PYTHON));
      for (Contestant who : bench.ours()) {
        rows.add(new Row(what, Unit.PER_SECOND, answers.of(who), python, new Target.Shown()));
      }
    }
    models.delete();
    return rows;
  }

  private static Figures measure(Workbench bench, Models models, int environments)
      throws IOException, InterruptedException, CannotRunException {
    Figures answers = new Figures();
    List<Crew> crews = new ArrayList<>();
    for (Contestant who : bench.ready()) {
      crews.add(Crew.start(bench, who, models, environments));
    }
    Rounds.run(
        bench.settings().repetitions(REPETITIONS),
        crews,
        (crew, round) -> {
          Duration took = crew.predict(models.predict());
          if (round > 0) {
            answers.add(crew.name(), environments * ANSWERS / (Millis.of(took) / 1e3));
          }
        });
    for (Crew crew : crews) {
      crew.close();
    }
    return answers;
  }

  /** Environments of one contestant on one mount. */
  private record Crew(String name, List<FunctionProcess> members) {

    static Crew start(Workbench bench, Contestant who, Models models, int size)
        throws IOException, CannotRunException {
      List<FunctionProcess> members = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        members.add(bench.start(who.start().consumer(), models.mount(who)));
      }
      return new Crew(who.name(), members);
    }

    Duration predict(String event) throws IOException, InterruptedException {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (FunctionProcess member : members) {
        tasks.add(() -> {
          for (int i = 0; i < ANSWERS; i++) {
            member.call(event);
          }
          return null;
        });
      }
      return Together.run(tasks);
    }

    void close() throws IOException {
      for (FunctionProcess member : members) {
        member.close();
      }
    }
  }
}
