package dev.efsshare.workflow.properties;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.efsshare.workflow.definition.StateMachine;
import dev.efsshare.workflow.definition.WorkflowConfiguration;
import dev.efsshare.workflow.definition.WorkflowStep;
import dev.efsshare.workflow.definition.WorkflowType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * Workflows at random that can be had again: the seed is part of every failure, and {@code ./mvnw
 * verify -Defsshare.test.seed=N} uses that one.
 */
final class RandomWorkflows {
  private static final String PROPERTY = "efsshare.test.seed";
  private static final int CASES = 100;
  private static final int MOST_STEPS = 8;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  static final JsonMapper JSON = new JsonMapper();

  private final Random random;

  private RandomWorkflows(long seed) {
    // mixed, since Random's first choices are the same for seeds that follow one another
    this.random = new Random(new SplittableRandom(seed).nextLong());
  }

  /** Something that holds for every workflow. */
  interface Holds {
    void check(RandomWorkflows generator) throws Exception;
  }

  /** Checks what is to hold on many workflows. */
  static void forMany(Holds property) {
    forMany(CASES, property);
  }

  /** Checks what is to hold on so many workflows. */
  static void forMany(int cases, Holds property) {
    Long given = Long.getLong(PROPERTY);
    long first = given == null ? System.nanoTime() : given;
    for (int i = 0; i < (given == null ? cases : 1); i++) {
      long seed = first + i;
      ThrowingCallable check = () -> property.check(new RandomWorkflows(seed));
      Assertions.assertThatCode(check)
          .describedAs("replay with -D%s=%d", PROPERTY, seed)
          .doesNotThrowAnyException();
    }
  }

  /** One that an Express state machine can run. */
  WorkflowConfiguration express() {
    return new WorkflowConfiguration(
        "any", WorkflowType.EXPRESS, lambdas(1 + random.nextInt(MOST_STEPS)));
  }

  /** Functions and jobs in any order, at least one of each; a function first. */
  WorkflowConfiguration standard() {
    List<WorkflowStep> steps = new ArrayList<>(lambdas(1 + random.nextInt(MOST_STEPS)));
    for (int jobs = 1 + random.nextInt(3); jobs > 0; jobs--) {
      steps.add(1 + random.nextInt(steps.size()), glue(steps.size()));
    }
    return new WorkflowConfiguration("any", WorkflowType.STANDARD, steps);
  }

  /** Of either type. */
  WorkflowConfiguration any() {
    return random.nextBoolean() ? express() : standard();
  }

  /** Functions, few and short enough for each type. */
  List<WorkflowStep> lambdas(int count) {
    List<WorkflowStep> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(new WorkflowStep.Lambda(name(i), name(i) + "FunctionArn", seconds(30)));
    }
    return steps;
  }

  WorkflowStep glue(int number) {
    return new WorkflowStep.Glue(name(number), name(number) + "JobName", seconds(3_600));
  }

  /** For what else is to be at random. */
  Random random() {
    return random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** The state machine of a workflow, read anew. */
  static JsonNode machine(WorkflowConfiguration workflow) {
    try {
      return JSON.readTree(StateMachine.render(workflow));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The number keeps names apart. */
  private String name(int number) {
    StringBuilder name = new StringBuilder();
    for (int length = 1 + random.nextInt(20); length > 0; length--) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.append(number).toString();
  }

  private Duration seconds(int most) {
    return Duration.ofSeconds(1 + random.nextInt(most));
  }
}
