package dev.efsshare.workflow.runner.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.workflow.runner.Run;
import dev.efsshare.workflow.runner.Workflow;
import dev.efsshare.workflow.runner.engine.ExecutionEvent;
import dev.efsshare.workflow.runner.task.StageReport;

/** How a run went, for programs. */
final class RunJson {
  private static final JsonMapper JSON = new JsonMapper();

  private RunJson() {}

  static ObjectNode of(Workflow workflow, Run run) {
    ObjectNode json = JSON.createObjectNode();
    json.put("status", run.result().status().name());
    json.put("execution", run.result().execution());
    json.put("deliveries", run.receiveCount());
    json.put("bucket", workflow.bucket().name());
    json.put("objects", workflow.objects().toString());
    if (!run.result().succeeded()) {
      json.put("error", run.result().error());
      json.put("cause", run.result().cause());
    }
    Datasets.of(workflow, run).ifPresent(dataset -> json.put("dataset", dataset));
    run.stages().forEach(stage -> json.withArray("stages").add(stage(stage)));
    run.result().events().forEach(event -> json.withArray("events").add(event(event)));
    return json;
  }

  private static ObjectNode stage(StageReport stage) {
    ObjectNode json = JSON.createObjectNode();
    json.put("stage", stage.stage());
    json.put("read", stage.read());
    json.put("written", stage.written());
    json.set("dropped", JSON.valueToTree(stage.dropped()));
    json.put("output", stage.output());
    json.put("repeated", stage.repeated());
    json.put("took_ms", stage.took().toMillis());
    return json;
  }

  private static ObjectNode event(ExecutionEvent event) {
    ObjectNode json = JSON.createObjectNode().put("type", event.type());
    if (!event.state().isEmpty()) {
      json.put("state", event.state());
    }
    if (!event.error().isEmpty()) {
      json.put("error", event.error()).put("cause", event.cause());
    }
    if (event.attempt() > 0) {
      json.put("attempt", event.attempt());
    }
    return json;
  }
}
