package dev.efsshare.workflow.definition;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a workflow, in Amazon States Language: one task a step, in order, and one
 * state in which every failure ends. Stateless and safe for use by several threads.
 *
 * <p>What is known only when it is deployed, such as a function's ARN, stands as {@code ${Name}},
 * to be filled in by {@code DefinitionSubstitutions}. The input of an execution is what a pipe
 * delivers, an array of one SQS message, and every state sees it: what a task answers is discarded,
 * since steps hand over their data by {@link HandoverPaths}.
 *
 * @see <a href="https://states-language.net/spec.html">Amazon States Language</a>
 */
public final class StateMachine {
  /** The state in which an execution ends when a step has failed for good. */
  public static final String FAILED = "Failed";

  /** What stands for the name of the bucket. */
  public static final String BUCKET = "WorkflowBucket";

  private static final JsonMapper JSON = new JsonMapper();

  private StateMachine() {}

  /**
   * Where the rendered state machine of a workflow is kept, for the template and for reviews.
   *
   * @param workflow any
   * @return a path from the root of the project
   */
  public static String file(WorkflowConfiguration workflow) {
    return "workflow/" + workflow.name() + ".asl.json";
  }

  /**
   * Renders a workflow.
   *
   * @param workflow valid, as every configuration is
   * @return JSON, indented, with a line feed at its end; the same for the same workflow
   */
  public static String render(WorkflowConfiguration workflow) {
    ObjectNode machine = JSON.createObjectNode();
    machine.put("Comment", comment(workflow));
    machine.put("StartAt", workflow.steps().getFirst().stage());
    machine.put("TimeoutSeconds", Attempts.longest(workflow).toSeconds());
    ObjectNode states = machine.putObject("States");
    List<WorkflowStep> steps = workflow.steps();
    for (int i = 0; i < steps.size(); i++) {
      String before = i == 0 ? null : steps.get(i - 1).stage();
      String after = i == steps.size() - 1 ? null : steps.get(i + 1).stage();
      states.set(steps.get(i).stage(), task(steps.get(i), before, after));
    }
    states.set(FAILED, failed());
    return print(machine);
  }

  private static String comment(WorkflowConfiguration workflow) {
    List<String> stages = workflow.steps().stream().map(WorkflowStep::stage).toList();
    return "%s: %s".formatted(workflow.name(), String.join(", ", stages));
  }

  private static ObjectNode task(
      WorkflowStep step, @Nullable String before, @Nullable String after) {
    ObjectNode task = JSON.createObjectNode();
    task.put("Type", "Task");
    task.put("Resource", TaskParameters.resource(step));
    task.set("Parameters", TaskParameters.of(step, before));
    task.put("TimeoutSeconds", step.timeout().toSeconds());
    task.putNull("ResultPath");
    task.set("Retry", Attempts.retriers(step));
    ObjectNode catcher = task.putArray("Catch").addObject();
    catcher.putArray("ErrorEquals").add("States.ALL");
    catcher.put("Next", FAILED);
    if (after == null) {
      task.put("End", true);
    } else {
      task.put("Next", after);
    }
    return task;
  }

  /** Ends with the error of the step, which the catcher has put in place of the input. */
  private static ObjectNode failed() {
    ObjectNode failed = JSON.createObjectNode();
    failed.put("Type", "Fail");
    failed.put("ErrorPath", "$.Error");
    failed.put("CausePath", "$.Cause");
    return failed;
  }

  private static String print(ObjectNode machine) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER));
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    ObjectWriter writer = JSON.writer(printer);
    try {
      return writer.writeValueAsString(machine) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException("a tree of JSON could not be printed", e);
    }
  }
}
