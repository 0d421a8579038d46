package dev.efsshare.benchmarks.comparison;

import dev.efsshare.benchmarks.comparison.Workbench.Medium;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** From an object to a file on the mount: throughput, and the memory that it takes. */
final class Ingest implements Comparison {
  private static final int REPETITIONS = 7;
  private static final long MARGIN = 256 << 20;
  private static final Target MEMORY = new Target.Below(300, Unit.MEGABYTES);
  private static final Target RAM = new Target.AtLeastTimes(1.8);
  private static final Target DISK = new Target.AtLeastTimes(0.9);

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String title() {
    return "ingest of a large object with SHA-256 and fsync, environments warm";
  }

  @Override
  public List<Row> run(Workbench bench)
      throws IOException, InterruptedException, CannotRunException {
    long bytes = bench.settings().largeBytes();
    bench.requireSpace(Medium.RAM, 2 * bytes + MARGIN);
    bench.requireSpace(Medium.DISK, bytes + MARGIN);
    RandomObject object = bench.object("large", bytes);
    Figures memory = new Figures();
    Figures ram = onto(bench, Medium.RAM, object, memory);
    Figures disk = onto(bench, Medium.DISK, object, memory);
    object.delete();
    return rows(bench, ram, disk, memory);
  }

  private static Figures onto(Workbench bench, Medium medium, RandomObject object, Figures memory)
      throws IOException, InterruptedException, CannotRunException {
    Figures throughput = new Figures();
    List<Ingestor> ingestors = ingestors(bench, medium);
    Rounds.run(
        bench.settings().repetitions(REPETITIONS),
        ingestors,
        (who, round) -> {
          double seconds = Millis.of(who.ingest(object, medium + "-" + round)) / 1e3;
          Workbench.clear(who.mount());
          // what was deleted may still be on its way to the disk
          Tools.output("sync", "-f", who.mount().toString());
          if (round > 0) {
            throughput.add(who.name(), object.megabytes() / seconds);
          }
        });
    for (Ingestor ingestor : ingestors) {
      OptionalLong peak = ingestor.peakResidentBytes();
      peak.ifPresent(b -> memory.add(ingestor.name(), b / 1e6));
      ingestor.close();
    }
    return throughput;
  }

  private static List<Ingestor> ingestors(Workbench bench, Medium medium)
      throws IOException, CannotRunException {
    List<Ingestor> ingestors = new ArrayList<>();
    for (Contestant who : bench.ready()) {
      ingestors.add(FunctionIngestor.start(bench, who, medium, "ingest"));
    }
    ingestors.add(LibraryIngestor.start(bench, medium));
    if (medium == Medium.DISK && bench.tools().dd().found()) {
      ingestors.add(new PlainCopy(bench.tools().dd().program(), bench.mount(medium, "dd")));
    }
    return ingestors;
  }

  private static List<Row> rows(Workbench bench, Figures ram, Figures disk, Figures memory) {
    Contestant python = bench.contestant(Workbench.PYTHON);
    Series dd = disk.of("dd", bench.tools().dd().missing());
    List<Contestant> ours = new ArrayList<>(bench.ours());
    // a JVM without a function's limits: there to tell the library from what is around it
    ours.add(Contestant.missing(LibraryIngestor.NAME, true, ""));
    List<Row> rows = new ArrayList<>();
    for (Contestant who : ours) {
      rows.add(speed("into memory", ram.of(who), ram.of(python), target(bench, who, RAM)));
    }
    for (Contestant who : ours) {
      rows.add(speed("onto disk", disk.of(who), dd, target(bench, who, DISK)));
    }
    for (Contestant who : bench.ours()) {
      rows.add(speed("onto disk", disk.of(who), disk.of(python), new Target.Shown()));
    }
    for (Contestant who : ours) {
      Series theirs = memory.of(python);
      Target target = target(bench, who, MEMORY);
      rows.add(new Row("most resident memory", Unit.MEGABYTES, memory.of(who), theirs, target));
    }
    return rows;
  }

  private static Target target(Workbench bench, Contestant who, Target target) {
    return who.name().equals(LibraryIngestor.NAME)
        ? new Target.Shown()
        : bench.settings().target(target);
  }

  private static Row speed(String what, Series ours, Series theirs, Target target) {
    return new Row(what, Unit.MEGABYTES_PER_SECOND, ours, theirs, target);
  }
}
