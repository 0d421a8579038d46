package dev.efsshare.workflow.runner.cli;

import dev.efsshare.workflow.runner.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a corpus. */
@Command(
    name = "corpus",
    mixinStandardHelpOptions = true,
    version = "efs-share ${sys:efs-share.version}",
    sortOptions = false,
    description =
        "Writes records in 29 languages, made up from word lists, of which some are wrong, repeated"
            + " or too short. The same seed gives the same file.")
final class CorpusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "OUT.jsonl",
      description = "The file; made with its folder, or replaced.")
  private Path out = Path.of("corpus.jsonl");

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "How many lines (default ${DEFAULT-VALUE}).")
  private long records = 100_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Another number, another corpus (default ${DEFAULT-VALUE}).")
  private long seed = 1;

  private CorpusCommand() {}

  @Override
  public Integer call() throws IOException {
    Corpus.Contents contents = new Corpus(records, seed).writeTo(out);
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %,d lines in %d languages; %,d wrong, %,d repeated, %,d too short%n",
            out,
            contents.records(),
            contents.languages().size(),
            contents.wrong(),
            contents.repeated(),
            contents.tooShort());
    return 0;
  }
}
