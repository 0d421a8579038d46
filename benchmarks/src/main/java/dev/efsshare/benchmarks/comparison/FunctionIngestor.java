package dev.efsshare.benchmarks.comparison;

import dev.efsshare.benchmarks.comparison.Workbench.Medium;
import dev.efsshare.benchmarks.comparison.functions.FunctionProcess;
import dev.efsshare.benchmarks.comparison.functions.HttpEvents;
import dev.efsshare.benchmarks.comparison.functions.LaunchPlan;
import dev.efsshare.benchmarks.objects.ObjectServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A producer in one environment.
 *
 * @param name in tables
 * @param mount its file system
 * @param process the environment
 */
record FunctionIngestor(String name, Path mount, FunctionProcess process) implements Ingestor {

  /** Starts an environment; the mount's name says for what. */
  static FunctionIngestor start(Workbench bench, Contestant who, Medium medium, String purpose)
      throws IOException, CannotRunException {
    Path mount = bench.mount(medium, purpose + "-" + who.name());
    return new FunctionIngestor(who.name(), mount, bench.start(who.start().producer(), mount));
  }

  /** Starts an environment, on a mount in memory, whose objects come from another server. */
  static FunctionIngestor start(
      Workbench bench, Contestant who, ObjectServer objects, String purpose)
      throws IOException, CannotRunException {
    Path mount = bench.mount(Medium.RAM, purpose + "-" + who.name());
    LaunchPlan plan =
        who.start().producer().with(Workbench.OBJECT_ENDPOINT, objects.endpoint().toString());
    return new FunctionIngestor(who.name(), mount, bench.start(plan, mount));
  }

  @Override
  public Duration ingest(RandomObject object, String suffix)
      throws IOException, InterruptedException {
    String key = object.key(suffix + "-" + name);
    FunctionProcess.Answer answer = process.call(HttpEvents.post("/ingest", Map.of("key", key)));
    object.check(name, answer.body().path("sha256").asText());
    return answer.took();
  }

  @Override
  public OptionalLong peakResidentBytes() throws IOException {
    return OptionalLong.of(process.peakResidentBytes());
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
