package dev.efsshare.workflow.properties;

import static dev.efsshare.workflow.properties.ExpressPropertiesTest.chain;
import static dev.efsshare.workflow.properties.ExpressPropertiesTest.stages;
import static dev.efsshare.workflow.properties.RandomWorkflows.forMany;
import static dev.efsshare.workflow.properties.RandomWorkflows.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.workflow.definition.InvalidWorkflowException;
import dev.efsshare.workflow.definition.WorkflowConfiguration;
import dev.efsshare.workflow.definition.WorkflowStep;
import dev.efsshare.workflow.definition.WorkflowType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every Standard workflow's state machine is like, whatever its steps. */
class StandardPropertiesTest {
  private static final String LAMBDA = "arn:aws:states:::lambda:invoke";
  private static final String GLUE = "arn:aws:states:::glue:startJobRun.sync";

  @Test
  void property_18_standardWorkflowConfiguration_lastsForAllAttemptsOfAllSteps() {
    forMany(generator -> {
      WorkflowConfiguration workflow = generator.standard();
      double attempts = 0;
      for (WorkflowStep step : workflow.steps()) {
        // a job that is not started takes no time but the pauses
        attempts += 3 * step.timeout().toSeconds();
        for (JsonNode retrier : machine(workflow).at("/States/" + step.stage() + "/Retry")) {
          attempts += pauses(retrier);
        }
      }
      assertThat(machine(workflow).get("TimeoutSeconds").asLong())
          .isEqualTo((long) Math.ceil(attempts))
          .isLessThan(WorkflowType.STANDARD.limit().toSeconds());
    });
  }

  /** The longest pauses that a retrier can make, as Amazon States Language has it. */
  private static double pauses(JsonNode retrier) {
    double seconds = 0;
    for (int i = 0; i < retrier.get("MaxAttempts").asInt(); i++) {
      double pause =
          retrier.get("IntervalSeconds").asDouble()
              * Math.pow(retrier.get("BackoffRate").asDouble(), i);
      seconds += Math.min(pause, retrier.path("MaxDelaySeconds").asDouble(Double.MAX_VALUE));
    }
    return seconds;
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
              assertThat(arguments.get("--input-bucket").asText()).isEqualTo("${WorkflowBucket}");
              assertThat(arguments.get("--input-key.$").asText()).isEqualTo(key(before));
              assertThat(arguments).hasSize(5);
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
              assertThat(arguments.get("--input-key.$").asText()).isEqualTo(key(before));
            }));
  }

  @Test
  void property_24_glueJobRetryConfiguration_triesAJobThatFailedAgainAfterFiveMinutes() {
    forMany(generator ->
        forJobs(
            generator.standard(),
            (_, _, task) -> {
              JsonNode last = task.get("Retry").get(task.get("Retry").size() - 1);
              assertThat(last.get("ErrorEquals"))
                  .extracting(JsonNode::asText)
                  .containsExactly("States.ALL");
              assertThat(last.get("IntervalSeconds").asInt()).isEqualTo(300);
              assertThat(last.get("MaxAttempts").asInt()).isEqualTo(2);
              assertThat(last.has("JitterStrategy")).isFalse();
              // before it only what kept the job from being started
              for (JsonNode other : task.get("Retry")) {
                assertThat(
                        other.equals(last)
                            || other.at("/ErrorEquals/0").asText().startsWith("Glue."))
                    .isTrue();
              }
            }));
  }

  @Test
  void property_28_glueJobPositioningFlexibility_aJobCanBeAtEveryPlaceButTheFirst() {
    forMany(generator -> {
      List<WorkflowStep> functions = generator.lambdas(1 + generator.below(5));
      WorkflowStep job = generator.glue(functions.size());
      List<WorkflowStep> first = new ArrayList<>(functions);
      first.addFirst(job);
      assertThatThrownBy(() -> new WorkflowConfiguration("any", WorkflowType.STANDARD, first))
          .isInstanceOf(InvalidWorkflowException.class)
          .hasMessageContaining("its first step '" + job.stage() + "' is a Glue job")
          .hasMessageContaining("put a Lambda step before it");
      for (int place = 1; place <= functions.size(); place++) {
        List<WorkflowStep> steps = new ArrayList<>(functions);
        steps.add(place, job);
        JsonNode machine = machine(new WorkflowConfiguration("any", WorkflowType.STANDARD, steps));
        assertThat(chain(machine).indexOf(job.stage())).isEqualTo(place);
        JsonNode arguments = machine.at("/States/" + job.stage() + "/Parameters/Arguments");
        assertThat(arguments.get("--input-key.$").asText())
            .isEqualTo(key(steps.get(place - 1).stage()));
      }
    });
  }

  /** What holds for a job, the stage before it, and its state. */
  private interface OfJob {
    void check(WorkflowStep.Glue job, String before, JsonNode task);
  }

  private static void forJobs(WorkflowConfiguration workflow, OfJob property) {
    String before = "";
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
