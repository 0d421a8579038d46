package dev.efsshare.workflow.runner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.demo.target.LocalTarget;
import dev.efsshare.local.LocalStack;
import dev.efsshare.local.LocalStackOptions;
import dev.efsshare.workflow.definition.StateMachine;
import dev.efsshare.workflow.definition.WorkflowConfiguration;
import dev.efsshare.workflow.definition.WorkflowType;
import dev.efsshare.workflow.runner.engine.Engine;
import dev.efsshare.workflow.runner.queue.LocalQueue;
import dev.efsshare.workflow.runner.task.GlueTask;
import dev.efsshare.workflow.runner.task.LambdaTask;
import dev.efsshare.workflow.runner.task.StageTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a workflow is put together from: the local stack with the model on its share, and files. */
record WorkflowParts(
    WorkflowOptions options, LocalTarget target, TemplateFacts facts, JsonNode definition)
    implements AutoCloseable {
  private static final String ACCOUNT = "123456789012";

  static WorkflowParts open(WorkflowOptions options) throws Exception {
    Engine.prepare(options.project());
    LocalTarget target = LocalTarget.start(stackOptions(options));
    try {
      TemplateFacts facts = TemplateFacts.of(target.stack());
      new SharedModel(target, facts.model()).provide();
      return new WorkflowParts(options, target, facts, definition(options, target.stack(), facts));
    } catch (Exception e) {
      target.close();
      throw e;
    }
  }

  StageTasks tasks(WorkflowBucket bucket) {
    Path script = options.project().resolve("workflow").resolve("glue").resolve("deduplicate.py");
    return new StageTasks(
        new LambdaTask(target.lambda()), new GlueTask(target.s3(), script), bucket::json);
  }

  Engine engine(StageTasks tasks) {
    return Engine.start(options.project(), tasks, options.pause());
  }

  LocalQueue queue() {
    return LocalQueue.start(facts.queue(), target.region(), ACCOUNT);
  }

  @Override
  public void close() {
    target.close();
  }

  private static LocalStackOptions stackOptions(WorkflowOptions options) {
    LocalStackOptions stack =
        LocalStackOptions.forProject(options.project())
            .withPorts(0, 0, 0)
            .withState(options.state())
            .withParameter("Workflow", options.type().name().toLowerCase(Locale.ROOT));
    for (Map.Entry<String, String> parameter : options.parameters().entrySet()) {
      stack = stack.withParameter(parameter.getKey(), parameter.getValue());
    }
    return stack;
  }

  /** The file that is deployed, not what would be rendered now. */
  private static JsonNode definition(WorkflowOptions options, LocalStack stack, TemplateFacts facts)
      throws IOException {
    WorkflowConfiguration workflow =
        options.type() == WorkflowType.EXPRESS
            ? WorkflowConfiguration.express()
            : WorkflowConfiguration.standard();
    Path file = options.project().resolve(StateMachine.file(workflow));
    Map<String, String> values = new HashMap<>();
    stack.functions().forEach(id -> values.put(id + "Arn", stack.functionArn(id)));
    values.put(StateMachine.BUCKET, facts.bucket());
    values.put("DeduplicateJobName", "deduplicate");
    return Definitions.fillIn(Files.readString(file), values);
  }
}
