package dev.efsshare.evidence.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.efsshare.evidence.bundle.Bundle;
import dev.efsshare.evidence.collect.Answers;
import dev.efsshare.evidence.collect.Answers.Question;
import dev.efsshare.evidence.collect.Flat;
import dev.efsshare.evidence.collect.Pages;
import dev.efsshare.evidence.collect.Pages.Page;
import dev.efsshare.evidence.collect.Recorder.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;

/** What Lambda says of a function, and a page of how it mounts the file system. */
final class FunctionAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String OPERATION = "Lambda GetFunctionConfiguration";

  /** What the API and the bucket's events call. */
  private static final String ALIAS = "live";

  private static final String MOUNTS = "FileSystemConfigs";

  /** What concerns the mount and the figures; all else is in the answer itself. */
  private static final List<String> MEMBERS =
      List.of(
          "FunctionName",
          "FunctionArn",
          "Version",
          "Runtime",
          "Handler",
          "Architectures",
          "MemorySize",
          "Timeout",
          "CodeSha256",
          "LastModified",
          MOUNTS,
          "VpcConfig",
          "LoggingConfig");

  private final LambdaClient lambda;
  private final Answers answers;
  private final Bundle bundle;

  FunctionAnswers(LambdaClient lambda, Answers answers, Bundle bundle) {
    this.lambda = lambda;
    this.answers = answers;
    this.bundle = bundle;
  }

  /** Collects, and returns the function's log group. */
  String collect(String logicalId, String arn) throws IOException {
    Answer<GetFunctionConfigurationResponse> live =
        answers.ask(
            new Question(
                "api/lambda-get-function-configuration-%s-%s".formatted(logicalId, ALIAS),
                OPERATION + " of " + logicalId + ", alias " + ALIAS,
                "ResourceNotFoundException"),
            () -> lambda.getFunctionConfiguration(ask -> ask.functionName(arn).qualifier(ALIAS)));
    Answer<GetFunctionConfigurationResponse> latest =
        answers.ask(
            new Question(
                "api/lambda-get-function-configuration-" + logicalId,
                OPERATION + " of " + logicalId + ", $LATEST"),
            () -> lambda.getFunctionConfiguration(ask -> ask.functionName(arn)));
    Answer<GetFunctionConfigurationResponse> called = live.value().isPresent() ? live : latest;
    if (called.value().isPresent()) {
      page(logicalId, called.body());
    }
    answers.ask(
        new Question("api/lambda-list-aliases-" + logicalId, "Lambda ListAliases of " + logicalId),
        () -> lambda.listAliases(ask -> ask.functionName(arn)));
    return called
        .value()
        .map(GetFunctionConfigurationResponse::loggingConfig)
        .map(LoggingConfig::logGroup)
        .orElseGet(() -> "/aws/lambda/" + arn.substring(arn.lastIndexOf(':') + 1));
  }

  private void page(String logicalId, String body) throws IOException {
    ObjectNode shown = JSON.readValue(body, ObjectNode.class).retain(MEMBERS);
    Map<String, String> rows = Flat.of(shown);
    if (shown.path(MOUNTS).isEmpty()) {
      rows.put(MOUNTS, "none: the answer has no such member");
    }
    Pages.add(
        new Page(
            "lambda-mount-" + logicalId,
            "Lambda function %s, version %s".formatted(logicalId, shown.path("Version").asText()),
            rows,
            answers.origin(OPERATION)),
        bundle);
  }
}
