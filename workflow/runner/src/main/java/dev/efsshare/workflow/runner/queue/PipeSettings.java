package dev.efsshare.workflow.runner.queue;

import dev.efsshare.local.template.ResourceDeclaration;
import dev.efsshare.workflow.definition.WorkflowType.Invocation;

/**
 * How a pipe is set up.
 *
 * @param batchSize the most messages that one execution is given
 * @param invocation whether the pipe waits for the execution
 */
public record PipeSettings(int batchSize, Invocation invocation) {

  /**
   * What a template says of a pipe from a queue to a state machine.
   *
   * @param pipe of type {@code AWS::Pipes::Pipe}
   * @return its settings
   * @throws IllegalArgumentException if it is no such pipe
   */
  public static PipeSettings of(ResourceDeclaration pipe) {
    Properties properties = new Properties(pipe.logicalId(), pipe.properties());
    Properties source = properties.section("SourceParameters").section("SqsQueueParameters");
    Properties target =
        properties.section("TargetParameters").section("StepFunctionStateMachineParameters");
    return new PipeSettings(
        source.number("BatchSize"), Invocation.valueOf(target.text("InvocationType")));
  }
}
