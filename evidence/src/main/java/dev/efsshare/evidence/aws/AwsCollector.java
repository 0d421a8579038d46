package dev.efsshare.evidence.aws;

import dev.efsshare.demo.target.ShareFunction;
import dev.efsshare.demo.target.StackOutputs;
import dev.efsshare.evidence.bundle.Bundle;
import dev.efsshare.evidence.bundle.EvidenceException;
import dev.efsshare.evidence.bundle.Window;
import dev.efsshare.evidence.collect.Answers;
import dev.efsshare.evidence.collect.Collector;
import dev.efsshare.evidence.collect.OutputsListing;
import dev.efsshare.evidence.collect.Recorder;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * A deployed stack, asked through the AWS APIs.
 *
 * <p>Thread-safety: for one thread.
 */
public final class AwsCollector implements Collector {
  /** The most that one answer may hold. */
  private static final PageSizes LARGEST = new PageSizes(10_000, 1_000);

  private final AwsAccess access;
  private final StackOutputs outputs;
  private final Optional<String> stack;
  private final PageSizes pages;
  private final Recorder recorder = new Recorder();
  private final AwsClients clients;

  /**
   * How much one answer may hold.
   *
   * @param logEvents of FilterLogEvents
   * @param objects of ListObjectsV2
   */
  record PageSizes(int logEvents, int objects) {}

  /**
   * A collector for one stack.
   *
   * @param access region and credentials
   * @param outputs where the stack's parts are
   * @param stack its name; without one, nothing is asked of CloudFormation
   */
  public AwsCollector(AwsAccess access, StackOutputs outputs, Optional<String> stack) {
    this(access, outputs, stack, LARGEST);
  }

  AwsCollector(AwsAccess access, StackOutputs outputs, Optional<String> stack, PageSizes pages) {
    this.access = access;
    this.outputs = outputs;
    this.stack = stack;
    this.pages = pages;
    this.clients = AwsClients.open(access, recorder);
  }

  @Override
  public String subject() {
    boolean isAws = recorder.hosts().stream().allMatch(AwsCollector::isOfAws);
    return "%s in the region %s, %s; answers came from %s."
        .formatted(
            stack.map(name -> "The stack " + name).orElse("A stack known by " + outputs.origin()),
            access.region(),
            isAws ? "on AWS" : "**not on AWS itself** but on what AWS_ENDPOINT_URL names",
            String.join(", ", recorder.hosts()));
  }

  private static boolean isOfAws(String host) {
    return host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn");
  }

  @Override
  public void collect(Window window, Bundle bundle) throws IOException {
    Answers answers = new Answers(recorder, bundle);
    try {
      if (stack.isPresent()) {
        new StackAnswers(clients.stacks(), stack.get(), answers, bundle).collect();
      } else {
        bundle.missing("CloudFormation was not asked, since no stack was named");
      }
      new FileSystemAnswers(clients.efs(), answers, bundle)
          .collect(outputs.require("FileSystemId"), outputs.require("AccessPointArn"));
      functions(window, answers, bundle);
      OutputsListing.collect(clients.s3(), outputs.bucket(), pages.objects(), answers, bundle);
    } catch (SdkClientException e) {
      throw new EvidenceException(
          "AWS in %s does not answer: %s; check the network, --region and AWS_ENDPOINT_URL"
              .formatted(access.region(), e.getMessage()),
          e);
    }
  }

  private void functions(Window window, Answers answers, Bundle bundle) throws IOException {
    FunctionAnswers functions = new FunctionAnswers(clients.lambda(), answers, bundle);
    LogAnswers logs = new LogAnswers(clients.logs(), pages.logEvents(), answers, bundle);
    for (ShareFunction function : ShareFunction.values()) {
      String group =
          functions.collect(function.logicalId(), outputs.require(function.logicalId() + "Arn"));
      logs.collect(function.logicalId(), group, window);
    }
  }

  @Override
  public void close() {
    clients.close();
  }
}
