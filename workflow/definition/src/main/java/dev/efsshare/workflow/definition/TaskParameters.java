package dev.efsshare.workflow.definition;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a task of a state machine calls, and what it tells there. */
final class TaskParameters {
  private static final JsonMapper JSON = new JsonMapper();

  /** The body of the only message that the pipe delivers. */
  private static final String BODY = "$[0].body";

  private static final String EXECUTION = "$$.Execution.Name";

  private TaskParameters() {}

  static String resource(WorkflowStep step) {
    return switch (step) {
      case WorkflowStep.Lambda _ -> "arn:aws:states:::lambda:invoke";
      case WorkflowStep.Glue _ -> "arn:aws:states:::glue:startJobRun.sync";
    };
  }

  /** The step before it is where its data is; the first step has the message's body instead. */
  static ObjectNode of(WorkflowStep step, @Nullable String before) {
    return switch (step) {
      case WorkflowStep.Lambda lambda -> invocation(lambda, before);
      case WorkflowStep.Glue glue ->
          jobRun(glue, Objects.requireNonNull(before, "a Glue step is never first"));
    };
  }

  private static ObjectNode invocation(WorkflowStep.Lambda step, @Nullable String before) {
    ObjectNode parameters = JSON.createObjectNode();
    parameters.put("FunctionName", substitute(step.function()));
    ObjectNode payload = parameters.putObject("Payload");
    payload.put("executionId.$", EXECUTION);
    payload.put("currentStage", step.stage());
    payload.put("previousStage", before);
    payload.put("workflowBucket", substitute(StateMachine.BUCKET));
    if (before == null) {
      payload.put("initialData.$", BODY);
    }
    return parameters;
  }

  private static ObjectNode jobRun(WorkflowStep.Glue step, String before) {
    ObjectNode parameters = JSON.createObjectNode();
    parameters.put("JobName", substitute(step.job()));
    ObjectNode arguments = parameters.putObject("Arguments");
    arguments.put("--execution-id.$", EXECUTION);
    arguments.put("--input-bucket", substitute(StateMachine.BUCKET));
    arguments.put("--input-key.$", key(HandoverPaths.output("{}", before)));
    arguments.put("--output-bucket", substitute(StateMachine.BUCKET));
    arguments.put("--output-key.$", key(HandoverPaths.output("{}", step.stage())));
    return parameters;
  }

  /** A path with <code>{}</code> in place of the execution, filled in when the state is entered. */
  private static String key(String path) {
    return "States.Format('%s', %s)".formatted(path, EXECUTION);
  }

  private static String substitute(String name) {
    return "${" + name + "}";
  }
}
