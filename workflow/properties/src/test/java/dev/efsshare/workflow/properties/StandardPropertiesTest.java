package dev.efsshare.workflow.properties;

import static dev.efsshare.workflow.properties.ExpressPropertiesTest.chain;
import static dev.efsshare.workflow.properties.ExpressPropertiesTest.stages;
import static dev.efsshare.workflow.properties.RandomWorkflows.forMany;
import static dev.efsshare.workflow.properties.RandomWorkflows.machine;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.workflow.definition.WorkflowConfiguration;
import dev.efsshare.workflow.definition.WorkflowStep;
import dev.efsshare.workflow.definition.WorkflowType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every Standard workflow's state machine is like, whatever its steps. */
class StandardPropertiesTest {
  private static final String LAMBDA = "arn:aws:states:::lambda:invoke";
  private static final String GLUE = "arn:aws:states:::glue:startJobRun.sync";

  @Test
  void property_18_standardWorkflowConfiguration_lastsForAllAttemptsOfAllSteps() {
    forMany(generator -> {
      WorkflowConfiguration workflow = generator.standard();
      long attempts = 0;
      for (WorkflowStep step : workflow.steps()) {
        JsonNode retry = machine(workflow).at("/States/" + step.stage() + "/Retry/0");
        long pause = retry.get("IntervalSeconds").asLong();
        attempts += 3 * step.timeout().toSeconds() + pause + pause * 2;
      }
      assertThat(machine(workflow).get("TimeoutSeconds").asLong())
          .isEqualTo(attempts)
          .isLessThan(WorkflowType.STANDARD.limit().toSeconds());
    });
  }

  @Test
  void property_20_mixedStepTypeSupport_functionsAndJobsAreTasksOfOneChain() {
    forMany(generator -> {
      WorkflowConfiguration workflow = generator.standard();
      JsonNode machine = machine(workflow);
      assertThat(chain(machine)).isEqualTo(stages(workflow));
      for (WorkflowStep step : workflow.steps()) {
        JsonNode task = machine.at("/States/" + step.stage());
        assertThat(task.get("Resource").asText())
            .isEqualTo(step instanceof WorkflowStep.Glue ? GLUE : LAMBDA);
        assertThat(task.get("TimeoutSeconds").asLong()).isEqualTo(step.timeout().toSeconds());
      }
    });
  }

  @Test
  void property_21_glueJobIntegrationPattern_waitsForTheRunOfItsJob() {
    forMany(generator ->
        forJobs(
            generator.standard(),
            (job, _, task) -> {
              assertThat(task.get("Resource").asText()).isEqualTo(GLUE);
              assertThat(task.at("/Parameters/JobName").asText()).isEqualTo("${" + job.job() + "}");
            }));
  }

  @Test
  void property_22_glueJobArguments_areThoseOfTheExecution() {
    forMany(generator ->
        forJobs(
            generator.standard(),
            (_, before, task) -> {
              JsonNode arguments = task.at("/Parameters/Arguments");
              assertThat(arguments.get("--execution-id.$").asText()).isEqualTo("$$.Execution.Name");
              assertThat(arguments.get("--output-bucket").asText()).isEqualTo("${WorkflowBucket}");
              assertThat(arguments.has("--input-key.$")).isEqualTo(before != null);
              assertThat(arguments.path("--input-bucket").textValue())
                  .isEqualTo(before == null ? null : "${WorkflowBucket}");
            }));
  }

  @Test
  void property_23_glueJobIoConvention_readsWhatTheStepBeforeWroteAndWritesBesideTheOthers() {
    forMany(generator ->
        forJobs(
            generator.standard(),
            (job, before, task) -> {
              JsonNode arguments = task.at("/Parameters/Arguments");
              assertThat(arguments.get("--output-key.$").asText()).isEqualTo(key(job.stage()));
              assertThat(arguments.path("--input-key.$").textValue())
                  .isEqualTo(before == null ? null : key(before));
            }));
  }

  @Test
  void property_24_glueJobRetryConfiguration_triesAgainAfterFiveMinutesWhateverFailed() {
    forMany(generator ->
        forJobs(
            generator.standard(),
            (_, _, task) -> {
              assertThat(task.at("/Retry/0/ErrorEquals"))
                  .extracting(JsonNode::asText)
                  .containsExactly("States.ALL");
              assertThat(task.at("/Retry/0/IntervalSeconds").asInt()).isEqualTo(300);
              assertThat(task.at("/Retry/0/MaxAttempts").asInt()).isPositive();
            }));
  }

  @Test
  void property_28_glueJobPositioningFlexibility_aJobCanBeAtEveryPlace() {
    forMany(generator -> {
      List<WorkflowStep> functions = generator.lambdas(1 + generator.below(5));
      WorkflowStep job = generator.glue(functions.size());
      for (int place = 0; place <= functions.size(); place++) {
        List<WorkflowStep> steps = new ArrayList<>(functions);
        steps.add(place, job);
        JsonNode machine = machine(new WorkflowConfiguration("any", WorkflowType.STANDARD, steps));
        assertThat(chain(machine).indexOf(job.stage())).isEqualTo(place);
        JsonNode arguments = machine.at("/States/" + job.stage() + "/Parameters/Arguments");
        assertThat(arguments.path("--initial-data.$").textValue())
            .isEqualTo(place == 0 ? "$[0].body" : null);
        assertThat(arguments.path("--input-key.$").textValue())
            .isEqualTo(place == 0 ? null : key(steps.get(place - 1).stage()));
      }
    });
  }

  /** What holds for a job, the stage before it, if any, and its state. */
  private interface OfJob {
    void check(WorkflowStep.Glue job, @Nullable String before, JsonNode task);
  }

  private static void forJobs(WorkflowConfiguration workflow, OfJob property) {
    String before = null;
    int jobs = 0;
    for (WorkflowStep step : workflow.steps()) {
      if (step instanceof WorkflowStep.Glue job) {
        property.check(job, before, machine(workflow).at("/States/" + job.stage()));
        jobs++;
      }
      before = step.stage();
    }
    assertThat(jobs).isPositive();
  }

  private static String key(String stage) {
    return "States.Format('executions/{}/" + stage + "/output.json', $$.Execution.Name)";
  }
}
