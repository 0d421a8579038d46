package dev.efsshare.evidence.aws;

import dev.efsshare.evidence.bundle.Bundle;
import dev.efsshare.evidence.collect.Answers;
import dev.efsshare.evidence.collect.Answers.Question;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** What CloudFormation says: the stack with its parameters and outputs, resources, template. */
final class StackAnswers {
  private final CloudFormationClient client;
  private final String stack;
  private final Answers answers;
  private final Bundle bundle;

  StackAnswers(CloudFormationClient client, String stack, Answers answers, Bundle bundle) {
    this.client = client;
    this.stack = stack;
    this.answers = answers;
    this.bundle = bundle;
  }

  void collect() throws IOException {
    Optional<Stack> described =
        answers
            .ask(
                new Question("api/cloudformation-describe-stacks", "CloudFormation DescribeStacks"),
                () -> client.describeStacks(ask -> ask.stackName(stack)))
            .value()
            .map(answer -> answer.stacks().getFirst());
    if (described.isPresent()) {
      bundle.addJson(
          "stack/parameters.json",
          "The stack's parameters, read from DescribeStacks",
          parameters(described.get()));
      bundle.addJson(
          "stack/outputs.json",
          "The stack's outputs, read from DescribeStacks",
          outputs(described.get()));
    }
    answers.ask(
        new Question(
            "api/cloudformation-describe-stack-resources", "CloudFormation DescribeStackResources"),
        () -> client.describeStackResources(ask -> ask.stackName(stack)));
    Optional<GetTemplateResponse> template =
        answers
            .ask(
                new Question("api/cloudformation-get-template", "CloudFormation GetTemplate"),
                () ->
                    client.getTemplate(
                        ask -> ask.stackName(stack).templateStage(TemplateStage.ORIGINAL)))
            .value();
    if (template.isPresent()) {
      String body = template.get().templateBody();
      bundle.addText(
          body.stripLeading().startsWith("{") ? "stack/template.json" : "stack/template.yaml",
          "The template that was deployed, read from GetTemplate",
          body);
    }
  }

  static Map<String, String> outputs(Stack stack) {
    Map<String, String> outputs = new LinkedHashMap<>();
    stack.outputs().forEach(output -> outputs.put(output.outputKey(), output.outputValue()));
    return outputs;
  }

  private static Map<String, String> parameters(Stack stack) {
    Map<String, String> parameters = new LinkedHashMap<>();
    stack
        .parameters()
        .forEach(value -> parameters.put(value.parameterKey(), value.parameterValue()));
    return parameters;
  }
}
