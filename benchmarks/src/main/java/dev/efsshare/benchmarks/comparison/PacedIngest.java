package dev.efsshare.benchmarks.comparison;

import dev.efsshare.benchmarks.comparison.Workbench.Medium;
import dev.efsshare.benchmarks.objects.ObjectServer;
import dev.efsshare.benchmarks.objects.Pace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ingest where the network and not the processor is what one waits for: each connection gets as
 * much as S3 gives one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance-design-patterns.html">Performance
 *     design patterns for Amazon S3</a>, which tells of 85 to 90 MB/s for each request
 */
final class PacedIngest implements Comparison {
  private static final int REPETITIONS = 5;
  private static final long MIB = 1L << 20;
  private static final long BYTES = 256 * MIB;
  private static final Pace ONE_CONNECTION = new Pace(90_000_000);

  @Override
  public String name() {
    return "ingest-paced";
  }

  @Override
  public String title() {
    return "ingest into memory from a server that gives each connection 90 MB/s, as S3 does";
  }

  @Override
  public List<Row> run(Workbench bench)
      throws IOException, InterruptedException, CannotRunException {
    long bytes = bench.settings().quick() ? MIB : BYTES;
    bench.requireSpace(Medium.RAM, 2 * BYTES);
    RandomObject object = bench.object("paced", bytes);
    Figures throughput = new Figures();
    try (ObjectServer server = bench.objectServer(ONE_CONNECTION)) {
      List<FunctionIngestor> ingestors = new ArrayList<>();
      for (Contestant who : bench.ready()) {
        ingestors.add(FunctionIngestor.start(bench, who, server, name()));
      }
      Rounds.run(
          bench.settings().repetitions(REPETITIONS),
          ingestors,
          (who, round) -> {
            double seconds = Millis.of(who.ingest(object, Integer.toString(round))) / 1e3;
            Workbench.clear(who.mount());
            if (round > 0) {
              throughput.add(who.name(), object.megabytes() / seconds);
            }
          });
      for (FunctionIngestor ingestor : ingestors) {
        ingestor.close();
      }
    }
    object.delete();
    return rows(bench, throughput, "%d MiB".formatted(bytes / MIB));
  }

  private static List<Row> rows(Workbench bench, Figures throughput, String what) {
    Series python = throughput.of(bench.contestant(Workbench.PYTHON));
    return bench.ours().stream()
        .map(who -> throughput.of(who))
        .map(s -> new Row(what, Unit.MEGABYTES_PER_SECOND, s, python, new Target.Shown()))
        .toList();
  }
}
