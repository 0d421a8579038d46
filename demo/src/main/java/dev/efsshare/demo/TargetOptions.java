package dev.efsshare.demo;

import dev.efsshare.demo.target.AwsTarget;
import dev.efsshare.demo.target.LocalTarget;
import dev.efsshare.demo.target.StackOutputs;
import dev.efsshare.demo.target.Target;
import dev.efsshare.demo.target.TargetException;
import dev.efsshare.local.LocalStackOptions;
import dev.efsshare.local.StackNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.regions.Region;

/** Options that say which stack a command works on; picocli fills them in. Not thread-safe. */
public final class TargetOptions {
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
      names = "--state",
      paramLabel = "DIR",
      description =
          "Local: the folder of the stack's files (mount, bucket, logs), which is kept (default: one"
              + " that is deleted).")
  private @Nullable Path state;

  /**
   * Refuses what cannot be before anything is started.
   *
   * @param selection what is to be run
   * @throws IOException if the disk's free space cannot be told
   * @throws TargetException if options do not go together, or the disk is too full
   */
  public void check(Selection selection) throws IOException {
    checkOptions();
    if (target.equals(LOCAL)) {
      requireSpace(selection);
    }
  }

  /**
   * The same for {@link #reopen}.
   *
   * @throws TargetException if options do not go together
   */
  public void checkReopening() {
    checkOptions();
    if (template != null || runtime != null) {
      throw new TargetException(
          "--template and --runtime say what to run, and nothing is run: it is told what the stack"
              + " ran with");
    }
  }

  private void checkOptions() {
    switch (target) {
      case LOCAL ->
          refuse(LOCAL, given("--stack", stack, "--outputs", outputs, "--region", region));
      case AWS -> {
        refuse(AWS, given("--template", template, "--runtime", runtime, "--state", state));
        if ((stack == null) == (outputs == null)) {
          throw new TargetException(
              "--target aws needs either --stack NAME or --outputs FILE, to know which stack");
        }
        checkRegion();
      }
      default -> throw new TargetException("no such target: " + target + "; there are: local, aws");
    }
  }

  private void checkRegion() {
    if (region != null && Region.regions().stream().noneMatch(it -> it.id().equals(region))) {
      throw new TargetException(
          "there is no region '%s'; give one such as eu-west-1 with --region".formatted(region));
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
    Path folder = state == null ? Path.of(System.getProperty("java.io.tmpdir")) : state;
    Files.createDirectories(folder);
    long free = Files.getFileStore(folder).getUsableSpace();
    long needed = COPIES_OF_A_GIBIBYTE << 30;
    if (free < needed) {
      throw new TargetException(
          "%s has %,d MiB free, and sharing 1 GiB needs %,d MiB; free some, name another folder"
                  .formatted(folder, free >> 20, needed >> 20)
              + " with --state DIR, or leave out --full");
    }
  }

  /**
   * The project's root.
   *
   * @return the system property {@code efs-share.home}, or the current folder
   */
  public static Path project() {
    return Path.of(System.getProperty("efs-share.home", "."));
  }

  String opening() {
    return target.equals(LOCAL) ? "starting the local stack" : "looking at the stack";
  }

  String closing() {
    return target.equals(LOCAL) ? "ending the local stack" : "putting the stack back as it was";
  }

  /**
   * Starts the local stack, or uses the deployed one.
   *
   * @param temporary an empty folder for what is not to be kept
   * @return to be closed
   * @throws TargetException if there is no such stack
   */
  public Target open(Path temporary) {
    return target.equals(LOCAL) ? LocalTarget.start(localOptions(temporary)) : deployed();
  }

  /**
   * Starts the local stack once more as it ran last in its folder, or uses the deployed one.
   *
   * @return to be closed
   * @throws TargetException if there is no such stack
   * @throws dev.efsshare.local.LocalStackException if none has run in that folder, one is still
   *     running there, or its template is another one by now
   */
  public Target reopen() {
    if (!target.equals(LOCAL)) {
      return deployed();
    }
    LocalStackOptions options = LocalStackOptions.forProject(project()).withPorts(0, 0, 0);
    return LocalTarget.start(StackNote.applyTo(state == null ? options : options.withState(state)));
  }

  /**
   * The name that CloudFormation knows the stack by.
   *
   * @return empty where only its outputs are known, and for a local stack
   */
  public Optional<String> stackName() {
    return Optional.ofNullable(stack);
  }

  private Target deployed() {
    return outputs == null
        ? AwsTarget.ofStack(Objects.requireNonNull(stack), region)
        : AwsTarget.of(StackOutputs.read(outputs), region);
  }

  private LocalStackOptions localOptions(Path temporary) {
    LocalStackOptions options =
        LocalStackOptions.forProject(project())
            .withState(state == null ? temporary : state)
            .withPorts(0, 0, 0);
    if (runtime != null) {
      options = options.withParameter("Runtime", runtime);
    }
    return template == null ? options : options.withTemplate(template);
  }
}
