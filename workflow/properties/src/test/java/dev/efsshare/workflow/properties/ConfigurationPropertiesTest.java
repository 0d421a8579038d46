package dev.efsshare.workflow.properties;

import static dev.efsshare.workflow.properties.RandomWorkflows.forMany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.workflow.definition.InvalidWorkflowException;
import dev.efsshare.workflow.definition.WorkflowConfiguration;
import dev.efsshare.workflow.definition.WorkflowStep;
import dev.efsshare.workflow.definition.WorkflowType;
import dev.efsshare.workflow.definition.WorkflowType.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How the type of a workflow is chosen, and what follows from it. */
class ConfigurationPropertiesTest {

  @Test
  void property_25_workflowTypeSelectionValidation_expressWithAJobIsRefusedWithTheWayOut() {
    forMany(generator -> {
      List<WorkflowStep> steps = new ArrayList<>(generator.lambdas(1 + generator.below(6)));
      WorkflowStep job = generator.glue(steps.size());
      steps.add(1 + generator.below(steps.size()), job);
      assertThatThrownBy(() -> new WorkflowConfiguration("mine", WorkflowType.EXPRESS, steps))
          .isInstanceOf(InvalidWorkflowException.class)
          .hasMessageContaining("workflow 'mine' is refused")
          .hasMessageContaining("stage '" + job.stage() + "' is a Glue job")
          .hasMessageContaining("make the workflow STANDARD, or the stage a Lambda step");
      assertThat(new WorkflowConfiguration("mine", WorkflowType.STANDARD, steps).steps())
          .isEqualTo(steps);
    });
  }

  @Test
  void property_26_workflowTypeConfigurationInterface_oneObjectSaysTypeAndStepsAndKeepsThem() {
    forMany(generator -> {
      List<WorkflowStep> steps = new ArrayList<>(generator.any().steps());
      WorkflowConfiguration workflow =
          new WorkflowConfiguration("mine", WorkflowType.STANDARD, steps);
      List<WorkflowStep> before = List.copyOf(steps);
      steps.clear();
      assertThat(workflow.steps()).isEqualTo(before).isUnmodifiable();
      assertThat(workflow.type()).isEqualTo(WorkflowType.STANDARD);
    });
    assertThat(Set.of(WorkflowStep.class.getPermittedSubclasses()))
        .containsExactlyInAnyOrder(WorkflowStep.Lambda.class, WorkflowStep.Glue.class);
    assertThat(WorkflowType.values())
        .containsExactlyInAnyOrder(WorkflowType.EXPRESS, WorkflowType.STANDARD);
  }

  @Test
  void property_27_automaticInvocationTypeConfiguration_followsFromTheTypeAlone() {
    forMany(generator -> {
      assertThat(generator.express().type().invocation()).isEqualTo(Invocation.REQUEST_RESPONSE);
      assertThat(generator.standard().type().invocation()).isEqualTo(Invocation.FIRE_AND_FORGET);
    });
    // no part of the configuration could say otherwise
    assertThat(WorkflowConfiguration.class.getRecordComponents())
        .extracting(component -> (Object) component.getType())
        .doesNotContain(Invocation.class);
  }
}
