package dev.efsshare.demo.target;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClientBuilder;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** What CloudFormation tells of a stack. */
final class DeployedStack {
  private DeployedStack() {}

  static StackOutputs outputs(String stackName, @Nullable String region) {
    CloudFormationClientBuilder builder = CloudFormationClient.builder();
    if (region != null) {
      builder.region(Region.of(region));
    }
    try (CloudFormationClient client = builder.build()) {
      Stack stack = client.describeStacks(b -> b.stackName(stackName)).stacks().getFirst();
      TreeMap<String, String> outputs = new TreeMap<>();
      stack.outputs().forEach(o -> outputs.put(o.outputKey(), o.outputValue()));
      TreeMap<String, String> parameters = new TreeMap<>();
      stack.parameters().forEach(p -> parameters.put(p.parameterKey(), p.parameterValue()));
      return new StackOutputs("the stack " + stackName, outputs, parameters);
    } catch (SdkException e) {
      throw new TargetException(
          "the stack %s cannot be looked at: %s; name another with --stack, its region with"
                  .formatted(stackName, e.getMessage())
              + " --region or AWS_REGION, or its outputs with --outputs FILE",
          e);
    }
  }
}
