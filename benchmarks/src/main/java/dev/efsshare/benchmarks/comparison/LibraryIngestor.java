package dev.efsshare.benchmarks.comparison;

import dev.efsshare.benchmarks.comparison.Workbench.Medium;
import dev.efsshare.benchmarks.comparison.functions.ResidentMemory;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/** {@link LibraryIngest} in a process of its own. */
final class LibraryIngestor implements Ingestor {
  /** In tables. */
  static final String NAME = "library";

  private final Path mount;
  private final Process process;
  private final BufferedReader answers;

  private LibraryIngestor(Path mount, Process process) {
    this.mount = mount;
    this.process = process;
    this.answers = process.inputReader();
  }

  static LibraryIngestor start(Workbench bench, Medium medium)
      throws IOException, CannotRunException {
    Path mount = bench.mount(medium, NAME);
    Map<String, String> variables = bench.variables();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LibraryIngest.class.getName(),
                mount.toString(),
                String.valueOf(variables.get("S3_BUCKET_NAME")))
            .redirectError(ProcessBuilder.Redirect.appendTo(bench.log().toFile()));
    builder.environment().putAll(variables);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return bench.watch(new LibraryIngestor(mount, builder.start()));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Path mount() {
    return mount;
  }

  @Override
  public Duration ingest(RandomObject object, String suffix) throws IOException {
    String key = object.key(suffix + "-" + NAME);
    process.outputWriter().write(key + "\n");
    process.outputWriter().flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the library's process ended while it ingested " + key);
    }
    String[] words = answer.split(" ", -1);
    object.check(NAME, words[1]);
    return Duration.ofNanos(Long.parseLong(words[0]));
  }

  @Override
  public OptionalLong peakResidentBytes() throws IOException {
    return OptionalLong.of(ResidentMemory.peakBytes(process.pid()));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
