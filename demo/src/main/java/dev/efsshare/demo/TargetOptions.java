package dev.efsshare.demo;

import dev.efsshare.demo.target.AwsTarget;
import dev.efsshare.demo.target.LocalTarget;
import dev.efsshare.demo.target.StackOutputs;
import dev.efsshare.demo.target.Target;
import dev.efsshare.demo.target.TargetException;
import dev.efsshare.local.LocalStackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where the demonstration runs. */
final class TargetOptions {
  private static final String LOCAL = "local";
  private static final String AWS = "aws";

  /** In the bucket, on the share, and what comes and goes beside. */
  private static final long COPIES_OF_A_GIBIBYTE = 3;

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "local: a stack on this machine (the default). aws: a deployed one.")
  private String target = LOCAL;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "With --target aws: the CloudFormation stack, whose outputs are looked up.")
  private @Nullable String stack;

  @Option(
      names = "--outputs",
      paramLabel = "FILE",
      description =
          "With --target aws, in place of --stack: its outputs, as 'aws cloudformation"
              + " describe-stacks' or 'sam list stack-outputs --output json' print them.")
  private @Nullable Path outputs;

  @Option(
      names = "--region",
      paramLabel = "NAME",
      description = "With --target aws: the stack's region (default: as the AWS CLI).")
  private @Nullable String region;

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description = "Local: the SAM template to run (default: the project's template.yaml).")
  private @Nullable Path template;

  @Option(
      names = "--runtime",
      paramLabel = "NAME",
      description = "Local: how functions run, managed (AWS's Java, the default) or aot (bundles).")
  private @Nullable String runtime;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Local: keep the stack's files (mount, bucket, logs) in this folder.")
  private @Nullable Path keep;

  /** Refuses what cannot be before anything is started. */
  void check(Selection selection) throws IOException {
    switch (target) {
      case LOCAL -> {
        refuse("local", given("--stack", stack, "--outputs", outputs, "--region", region));
        requireSpace(selection);
      }
      case AWS -> {
        refuse("aws", given("--template", template, "--runtime", runtime, "--keep", keep));
        if ((stack == null) == (outputs == null)) {
          throw new TargetException(
              "--target aws needs either --stack NAME or --outputs FILE, to know which stack");
        }
      }
      default -> throw new TargetException("no such target: " + target + "; there are: local, aws");
    }
  }

  private static Map<String, Object> given(@Nullable Object... namesAndValues) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null) {
        given.put(String.valueOf(namesAndValues[i]), String.valueOf(namesAndValues[i + 1]));
      }
    }
    return given;
  }

  private static void refuse(String target, Map<String, Object> options) {
    if (!options.isEmpty()) {
      String other = target.equals(LOCAL) ? AWS : LOCAL;
      throw new TargetException(
          "%s goes with --target %s only, and the target is %s"
              .formatted(String.join(", ", options.keySet()), other, target));
    }
  }

  private void requireSpace(Selection selection) throws IOException {
    if (selection.steps().stream().allMatch(step -> step.belongsTo(Scale.USUAL))) {
      return;
    }
    Path folder = keep == null ? Path.of(System.getProperty("java.io.tmpdir")) : keep;
    Files.createDirectories(folder);
    long free = Files.getFileStore(folder).getUsableSpace();
    long needed = COPIES_OF_A_GIBIBYTE << 30;
    if (free < needed) {
      throw new TargetException(
          "%s has %,d MiB free, and sharing 1 GiB needs %,d MiB; free some, name another folder"
                  .formatted(folder, free >> 20, needed >> 20)
              + " with --keep DIR, or leave out --full");
    }
  }

  /** Temporary unless it is to be kept. */
  StateFolder openFolder() throws IOException {
    return StateFolder.open(keep);
  }

  Path project() {
    return Path.of(System.getProperty("efs-share.home", "."));
  }

  String opening() {
    return target.equals(LOCAL) ? "starting the local stack" : "looking at the stack";
  }

  String closing() {
    return target.equals(LOCAL) ? "ending the local stack" : "putting the stack back as it was";
  }

  /** Starts the local stack in a folder, or uses the deployed one. */
  Target open(Path state) {
    if (target.equals(LOCAL)) {
      return LocalTarget.start(localOptions(state));
    }
    return outputs == null
        ? AwsTarget.ofStack(Objects.requireNonNull(stack), region)
        : AwsTarget.of(StackOutputs.read(outputs), region);
  }

  private LocalStackOptions localOptions(Path state) {
    LocalStackOptions options =
        LocalStackOptions.forProject(project()).withState(state).withPorts(0, 0, 0);
    if (runtime != null) {
      options = options.withParameter("Runtime", runtime);
    }
    return template == null ? options : options.withTemplate(template);
  }
}
