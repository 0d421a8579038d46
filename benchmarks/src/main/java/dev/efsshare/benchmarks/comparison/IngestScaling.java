package dev.efsshare.benchmarks.comparison;

import dev.efsshare.benchmarks.comparison.Workbench.Medium;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** How the throughput of ingests changes with the size of the object and with their number. */
final class IngestScaling implements Comparison {
  private static final int REPETITIONS = 7;
  private static final long MIB = 1L << 20;
  private static final List<Long> SIZES = List.of(MIB, 64 * MIB, 256 * MIB);
  private static final List<Integer> ENVIRONMENTS = List.of(1, 2, 4);
  private static final long EACH = 64 * MIB;
  private static final long NEEDED = 768 * MIB;

  @Override
  public String name() {
    return "ingest-scaling";
  }

  @Override
  public String title() {
    return "ingest into memory by size of the object and number of environments at once, all warm";
  }

  @Override
  public List<Row> run(Workbench bench)
      throws IOException, InterruptedException, CannotRunException {
    bench.requireSpace(Medium.RAM, NEEDED);
    List<Row> rows = new ArrayList<>();
    for (long bytes : bench.settings().quick() ? SIZES.subList(0, 1) : SIZES) {
      measure(bench, bytes, 1, "%d MiB".formatted(bytes / MIB), rows);
    }
    long each = bench.settings().quick() ? MIB : EACH;
    for (int environments : ENVIRONMENTS) {
      String what = "%d x %d MiB at once".formatted(environments, each / MIB);
      measure(bench, each, environments, what, rows);
    }
    return rows;
  }

  private static void measure(
      Workbench bench, long bytes, int environments, String what, List<Row> rows)
      throws IOException, InterruptedException, CannotRunException {
    RandomObject object = bench.object("scaling", bytes);
    Figures throughput = new Figures();
    List<Crew> crews = new ArrayList<>();
    for (Contestant who : bench.ready()) {
      crews.add(Crew.start(bench, who, environments));
    }
    Rounds.run(
        bench.settings().repetitions(REPETITIONS),
        crews,
        (crew, round) -> {
          Duration took = crew.ingest(object, round);
          if (round > 0) {
            double megabytes = environments * object.megabytes();
            throughput.add(crew.name(), megabytes / (Millis.of(took) / 1e3));
          }
        });
    for (Crew crew : crews) {
      crew.close();
    }
    object.delete();
    Series python = throughput.of(bench.contestant(Workbench.PYTHON));
    for (Contestant who : bench.ours()) {
      Series ours = throughput.of(who);
      rows.add(new Row(what, Unit.MEGABYTES_PER_SECOND, ours, python, new Target.Shown()));
    }
  }

  /** Environments of one contestant, each on a mount of its own. */
  private record Crew(String name, List<FunctionIngestor> members) {

    static Crew start(Workbench bench, Contestant who, int size)
        throws IOException, CannotRunException {
      List<FunctionIngestor> members = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        members.add(FunctionIngestor.start(bench, who, Medium.RAM, "scaling-" + i));
      }
      return new Crew(who.name(), members);
    }

    Duration ingest(RandomObject object, int round) throws IOException, InterruptedException {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        FunctionIngestor member = members.get(i);
        String suffix = round + "-" + i;
        tasks.add(() -> {
          member.ingest(object, suffix);
          return null;
        });
      }
      Duration took = Together.run(tasks);
      for (FunctionIngestor member : members) {
        Workbench.clear(member.mount());
      }
      return took;
    }

    void close() throws IOException {
      for (FunctionIngestor member : members) {
        member.close();
      }
    }
  }
}
