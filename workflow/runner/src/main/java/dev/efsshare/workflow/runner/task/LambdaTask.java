package dev.efsshare.workflow.runner.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.workflow.runner.engine.Task;
import dev.efsshare.workflow.runner.engine.TaskFailure;
import dev.efsshare.workflow.runner.engine.TaskHandler;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/**
 * {@code lambda:invoke}: invokes a function and answers as Step Functions' integration does. A
 * failure of the function has its error type as its name, one of Lambda itself begins with {@code
 * Lambda.}. Safe for use by many threads.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke an
 *     AWS Lambda function with Step Functions</a>
 */
public final class LambdaTask implements TaskHandler {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String UNKNOWN = "Lambda.Unknown";

  private final LambdaClient lambda;

  /**
   * A handler.
   *
   * @param lambda invokes without repeating by itself; whoever made it closes it
   */
  public LambdaTask(LambdaClient lambda) {
    this.lambda = lambda;
  }

  @Override
  public JsonNode run(Task task) throws TaskFailure {
    InvokeResponse response = invoke(task.parameters());
    String payload = response.payload().asUtf8String();
    JsonNode answer = parse(payload);
    if (response.functionError() != null) {
      throw new TaskFailure(answer.path("errorType").asText(UNKNOWN), payload);
    }
    ObjectNode result = JSON.createObjectNode();
    result.put("ExecutedVersion", response.executedVersion());
    result.set("Payload", answer);
    result.put("StatusCode", response.statusCode());
    return result;
  }

  private InvokeResponse invoke(JsonNode parameters) throws TaskFailure {
    try {
      return lambda.invoke(request ->
          request
              .functionName(parameters.path("FunctionName").asText())
              .payload(SdkBytes.fromUtf8String(parameters.path("Payload").toString())));
    } catch (LambdaException e) {
      AwsErrorDetails details = e.awsErrorDetails();
      String code = details == null ? "AWSLambdaException" : details.errorCode();
      throw new TaskFailure("Lambda." + code, String.valueOf(e.getMessage()));
    } catch (SdkClientException e) {
      throw new TaskFailure("Lambda.SdkClientException", String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode parse(String payload) throws TaskFailure {
    try {
      return JSON.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new TaskFailure(UNKNOWN, "the function answered what is no JSON: " + payload);
    }
  }
}
