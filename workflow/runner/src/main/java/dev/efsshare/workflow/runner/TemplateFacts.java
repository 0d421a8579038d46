package dev.efsshare.workflow.runner;

import dev.efsshare.local.LocalStack;
import dev.efsshare.local.template.ResourceDeclaration;
import dev.efsshare.workflow.runner.queue.PipeSettings;
import dev.efsshare.workflow.runner.queue.QueueSettings;
import java.util.List;
import java.util.Map;

/**
 * What the template says of the workflow, as far as this machine does it.
 *
 * @param queue the queue in front
 * @param pipe from there to the state machine
 * @param bucket the bucket's name
 * @param model the model that the Score stage uses, a key below {@code models/}
 */
public record TemplateFacts(QueueSettings queue, PipeSettings pipe, String bucket, String model) {

  static TemplateFacts of(LocalStack stack) {
    return new TemplateFacts(
        QueueSettings.of(resource(stack, "AWS::SQS::Queue", "WorkflowQueue")),
        PipeSettings.of(resource(stack, "AWS::Pipes::Pipe", "WorkflowPipe")),
        text(resource(stack, "AWS::S3::Bucket", "WorkflowBucket"), "BucketName"),
        model(resource(stack, "AWS::Serverless::Function", "ScoreFunction")));
  }

  private static ResourceDeclaration resource(LocalStack stack, String type, String logicalId) {
    List<ResourceDeclaration> all = stack.resources(type);
    return all.stream()
        .filter(resource -> resource.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the template has no %s of type %s".formatted(logicalId, type)));
  }

  private static String text(ResourceDeclaration resource, String property) {
    if (resource.properties().get(property) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(
        "%s of the template has no %s".formatted(resource.logicalId(), property));
  }

  private static String model(ResourceDeclaration function) {
    Object environment = function.properties().get("Environment");
    if (environment instanceof Map<?, ?> map
        && map.get("Variables") instanceof Map<?, ?> variables
        && variables.get("SCORE_MODEL") instanceof String model) {
      return model;
    }
    throw new IllegalArgumentException("ScoreFunction of the template has no SCORE_MODEL");
  }
}
