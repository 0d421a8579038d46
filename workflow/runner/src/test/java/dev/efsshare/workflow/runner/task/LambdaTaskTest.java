package dev.efsshare.workflow.runner.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.efsshare.workflow.runner.engine.Task;
import dev.efsshare.workflow.runner.engine.TaskFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A server that answers as Lambda's Invoke does. */
class LambdaTaskTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final LambdaClient lambda;
  private int status = 200;
  private Map<String, String> headers = Map.of();
  private String answer = "{}";
  private String path = "";
  private String body = "";

  LambdaTaskTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    lambda =
        LambdaClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void end() {
    lambda.close();
    server.stop(0);
  }

  @Test
  void function_answers_isGivenThePayloadAndAnsweredAsTheIntegrationDoes() throws Exception {
    answer = "{\"stage\":\"Etl\"}";
    headers = Map.of("X-Amz-Executed-Version", "7");
    JsonNode result = run();
    assertThat(path).endsWith("/functions/efs-share-dev-etl/invocations");
    assertThat(body).isEqualTo("{\"currentStage\":\"Etl\"}");
    assertThat(result)
        .isEqualTo(
            JSON.readTree(
                """
                {"ExecutedVersion": "7", "Payload": {"stage": "Etl"}, "StatusCode": 200}
                """));
  }

  @Test
  void function_throws_failsByTheNameOfItsExceptionWithWhatLambdaTells() {
    answer = "{\"errorType\":\"a.b.C\",\"errorMessage\":\"no such object\"}";
    headers = Map.of("X-Amz-Function-Error", "Unhandled");
    TaskFailure failure = failure();
    assertThat(failure.error()).isEqualTo("a.b.C");
    assertThat(failure).hasMessage(answer);
  }

  @Test
  void lambda_isBusy_failsByItsOwnNameForThat() {
    status = 429;
    headers = Map.of("x-amzn-ErrorType", "TooManyRequestsException");
    answer = "{\"message\":\"Rate Exceeded.\"}";
    assertThat(failure().error()).isEqualTo("Lambda.TooManyRequestsException");
  }

  @Test
  void lambda_cannotBeReached_failsByTheNameOfItsClient() {
    server.stop(0);
    assertThat(failure().error()).isEqualTo("Lambda.SdkClientException");
  }

  @Test
  void function_answersNoJson_fails() {
    answer = "not JSON";
    assertThatThrownBy(this::run).isInstanceOf(TaskFailure.class).hasMessageContaining("not JSON");
  }

  private TaskFailure failure() {
    return catchThrowableOfType(TaskFailure.class, this::run);
  }

  private JsonNode run() throws TaskFailure, IOException {
    JsonNode parameters =
        JSON.readTree(
            """
            {"FunctionName": "efs-share-dev-etl", "Payload": {"currentStage": "Etl"}}
            """);
    return new LambdaTask(lambda)
        .run(new Task("run-1", "Etl", "arn:aws:states:::lambda:invoke", parameters));
  }

  private void answer(HttpExchange exchange) throws IOException {
    path = exchange.getRequestURI().getPath();
    body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
