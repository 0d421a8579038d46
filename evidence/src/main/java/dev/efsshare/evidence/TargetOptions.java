package dev.efsshare.evidence;

import dev.efsshare.demo.target.AwsTarget;
import dev.efsshare.demo.target.LocalTarget;
import dev.efsshare.demo.target.StackOutputs;
import dev.efsshare.evidence.aws.AwsAccess;
import dev.efsshare.evidence.aws.AwsCollector;
import dev.efsshare.evidence.bundle.EvidenceException;
import dev.efsshare.evidence.local.LocalCollector;
import dev.efsshare.local.LocalStackOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the stack; picocli fills them in. */
final class TargetOptions {
  /** Where the stack is. */
  enum Kind {
    /** On this machine. */
    local,
    /** Deployed. */
    aws
  }

  @Option(
      names = "--target",
      paramLabel = "local|aws",
      defaultValue = "local",
      description = "Which stack: one on this machine (the default), or a deployed one.")
  private Kind kind = Kind.local;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "aws: the stack's name in CloudFormation.")
  private @Nullable String stack;

  @Option(
      names = "--outputs",
      paramLabel = "FILE",
      description =
          "aws: the stack's outputs, as describe-stacks prints them, for whoever may not ask"
              + " CloudFormation.")
  private @Nullable Path outputs;

  @Option(
      names = "--region",
      paramLabel = "NAME",
      description = "aws: the stack's region (default: the environment's or the profile's).")
  private @Nullable String region;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "local: where the stack keeps mount, bucket and logs (default: a folder that is deleted;"
              + " with --no-run .efs-share/local).")
  private @Nullable Path state;

  /** Says which options do not go together. */
  void check() {
    List<@Nullable Object> ofAws = Arrays.asList(stack, outputs, region);
    if (kind == Kind.local && ofAws.stream().anyMatch(Objects::nonNull)) {
      throw new EvidenceException(
          "--stack, --outputs and --region name a deployed stack: add --target aws");
    }
    if (kind == Kind.aws && state != null) {
      throw new EvidenceException("--state is for a stack on this machine, not for --target aws");
    }
    if (kind == Kind.aws && stack == null && outputs == null) {
      throw new EvidenceException(
          "--target aws needs --stack NAME, or --outputs FILE with the stack's outputs");
    }
  }

  /** Opens the stack; {@code folder} is for what nobody wants to keep. */
  Subject open(Path project, Path folder, boolean withRun) {
    return kind == Kind.aws ? deployed() : local(project, folder, withRun);
  }

  private Subject deployed() {
    Optional<String> name = Optional.ofNullable(stack);
    if (outputs != null) {
      AwsTarget target = AwsTarget.of(StackOutputs.read(outputs), region);
      AwsAccess access = AwsAccess.find(Optional.of(target.region()));
      return new Subject(
          target, new AwsCollector(access, target.outputs(), name), access.secrets());
    }
    AwsAccess access = AwsAccess.find(Optional.ofNullable(region));
    AwsTarget target = AwsTarget.ofStack(name.orElseThrow(), access.region().id());
    return new Subject(target, new AwsCollector(access, target.outputs(), name), access.secrets());
  }

  private Subject local(Path project, Path folder, boolean withRun) {
    LocalStackOptions options = LocalStackOptions.forProject(project).withPorts(0, 0, 0);
    if (state != null) {
      options = options.withState(state);
    } else if (withRun) {
      options = options.withState(folder.resolve("stack"));
    }
    LocalTarget target = LocalTarget.start(options);
    return new Subject(target, new LocalCollector(target.stack()), List.of());
  }
}
