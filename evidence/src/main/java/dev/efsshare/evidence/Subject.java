package dev.efsshare.evidence;

import dev.efsshare.demo.target.AwsTarget;
import dev.efsshare.demo.target.LocalTarget;
import dev.efsshare.demo.target.Target;
import dev.efsshare.evidence.aws.AwsAccess;
import dev.efsshare.evidence.aws.AwsCollector;
import dev.efsshare.evidence.collect.Collector;
import dev.efsshare.evidence.local.LocalCollector;
import java.util.List;
import java.util.Optional;

/**
 * A stack that is open: to be run on, and to be asked.
 *
 * @param target for the demonstration
 * @param collector for the evidence
 * @param secrets that must not be in the bundle
 */
record Subject(Target target, Collector collector, List<String> secrets) implements AutoCloseable {

  /** Takes a target over, with the collector for its kind. */
  static Subject of(Target target, Optional<String> stackName) {
    return switch (target) {
      case AwsTarget aws -> {
        AwsAccess access = AwsAccess.in(aws.region());
        yield new Subject(
            aws, new AwsCollector(access, aws.outputs(), stackName), access.secrets());
      }
      case LocalTarget local -> new Subject(local, new LocalCollector(local.stack()), List.of());
    };
  }

  @Override
  public void close() {
    try (target) {
      collector.close();
    }
  }
}
