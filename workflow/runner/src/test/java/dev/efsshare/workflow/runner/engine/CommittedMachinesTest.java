package dev.efsshare.workflow.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.efsshare.workflow.definition.StateMachine;
import dev.efsshare.workflow.definition.WorkflowConfiguration;
import dev.efsshare.workflow.definition.WorkflowStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The state machines that are deployed: the engine's validator accepts them, and they run. */
class CommittedMachinesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path PROJECT = Path.of("..", "..");

  static List<WorkflowConfiguration> workflows() {
    return List.of(WorkflowConfiguration.express(), WorkflowConfiguration.standard());
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void machine_isValidAndEntersEveryStageOnce(WorkflowConfiguration workflow) throws Exception {
    JsonNode machine = JSON.readTree(PROJECT.resolve(StateMachine.file(workflow)).toFile());
    JsonNode input = JSON.readTree("[{\"body\": \"{}\"}]");
    try (Engine engine = Engine.start(PROJECT, Task::parameters, Optional.empty())) {
      ExecutionResult result =
          engine
              .run(new ExecutionRequest("run-1", machine, input), _ -> {})
              .get(30, TimeUnit.SECONDS);
      assertThat(result.succeeded()).describedAs(result.cause()).isTrue();
      assertThat(result.events())
          .filteredOn(event -> event.type().equals("StateExited"))
          .extracting(ExecutionEvent::state)
          .isEqualTo(workflow.steps().stream().map(WorkflowStep::stage).toList());
    }
  }
}
