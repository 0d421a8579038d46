package dev.efsshare.workflow.definition;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a workflow must hold to. */
final class WorkflowRules {
  /** A segment of a key that needs no encoding anywhere, short enough for every name it becomes. */
  private static final Pattern STAGE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,39}");

  /** The longest that Lambda lets a function run. */
  private static final Duration LONGEST_INVOCATION = Duration.ofMinutes(15);

  private WorkflowRules() {}

  /** Every rule that is broken, in words; empty for a workflow that can run. */
  static List<String> broken(WorkflowType type, List<WorkflowStep> steps) {
    List<String> reasons = new ArrayList<>();
    if (steps.isEmpty()) {
      reasons.add("it has no steps; name at least one");
    } else {
      checkFirst(steps.getFirst(), reasons);
    }
    Set<String> seen = new HashSet<>();
    for (WorkflowStep step : steps) {
      checkName(step.stage(), seen, reasons);
      checkTimeout(step, reasons);
      checkType(type, step, reasons);
    }
    checkWhole(type, steps, reasons);
    return reasons;
  }

  /** Functions parse the message and refuse a bad one; jobs know the handover only. */
  private static void checkFirst(WorkflowStep first, List<String> reasons) {
    if (first instanceof WorkflowStep.Glue) {
      reasons.add(
          ("its first step '%s' is a Glue job, which is given no message but what a step before it"
                  + " left; put a Lambda step before it")
              .formatted(first.stage()));
    }
  }

  private static void checkName(String stage, Set<String> seen, List<String> reasons) {
    if (!STAGE.matcher(stage).matches()) {
      reasons.add(
          ("stage name '%s' cannot be part of executions/{executionId}/{stage}/output.json;"
                  + " use a letter, then up to 39 letters, digits and '-'")
              .formatted(stage));
    }
    if (stage.equalsIgnoreCase(StateMachine.FAILED)) {
      reasons.add(
          "stage name '%s' is that of the state in which failures end; use another"
              .formatted(stage));
    }
    if (!seen.add(stage.toLowerCase(Locale.ROOT))) {
      reasons.add(
          "stage name '%s' is there twice, and both would write one object".formatted(stage));
    }
  }

  private static void checkTimeout(WorkflowStep step, List<String> reasons) {
    Duration timeout = step.timeout();
    if (!timeout.isPositive() || !timeout.equals(timeout.truncatedTo(ChronoUnit.SECONDS))) {
      reasons.add(
          "stage '%s' has the timeout %s; give whole seconds, at least one"
              .formatted(step.stage(), timeout));
    }
    if (step instanceof WorkflowStep.Lambda && timeout.compareTo(LONGEST_INVOCATION) > 0) {
      reasons.add(
          "stage '%s' may take %s, but a function ends after 15 minutes; use a Glue step"
              .formatted(step.stage(), timeout));
    }
  }

  private static void checkType(WorkflowType type, WorkflowStep step, List<String> reasons) {
    if (step instanceof WorkflowStep.Glue && !type.waitsForJobs()) {
      reasons.add(
          ("stage '%s' is a Glue job, for which an Express workflow cannot wait; make the workflow"
                  + " STANDARD, or the stage a Lambda step")
              .formatted(step.stage()));
    }
  }

  private static void checkWhole(
      WorkflowType type, List<WorkflowStep> steps, List<String> reasons) {
    Duration sum = steps.stream().map(WorkflowStep::timeout).reduce(Duration.ZERO, Duration::plus);
    if (sum.compareTo(type.limit()) > 0) {
      reasons.add(
          "its steps may take %s together, but an execution of type %s ends after %s"
              .formatted(sum, type, type.limit()));
    }
  }
}
