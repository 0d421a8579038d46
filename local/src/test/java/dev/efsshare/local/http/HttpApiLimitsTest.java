package dev.efsshare.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.local.Declarations;
import dev.efsshare.local.runtime.InvocationResult;
import dev.efsshare.local.runtime.Invoker;
import dev.efsshare.local.template.CorsRules;
import dev.efsshare.local.template.FunctionDeclaration;
import dev.efsshare.local.template.LocalAccount;
import dev.efsshare.local.template.RouteDeclaration;
import dev.efsshare.local.template.StackTemplate;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the HTTP API itself answers when a request or a function goes beyond its limits. */
class HttpApiLimitsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void function_thatTakesTooLong_isServiceUnavailable() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Invoker slow =
        (function, payload) -> {
          never.await();
          throw new AssertionError("not reached");
        };

    HttpResponse<String> response = post(slow, Duration.ofMillis(100), new byte[0]);

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
  }

  @ParameterizedTest
  @CsvSource({"6291557", "10485761", "20000000"})
  void body_thatIsTooLarge_isRefused(int size) throws Exception {
    HttpResponse<String> response = post(answering("{}"), PATIENCE, new byte[size]);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '#',
      delimiter = '|',
      value = {
        "not json",
        "{\"statusCode\":\"many\"}",
        "{\"statusCode\":42}",
        "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"?\"}"
      })
  void answer_thatIsNone_isInternalServerError(String payload) throws Exception {
    HttpResponse<String> response = post(answering(payload), PATIENCE, new byte[0]);

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void answer_inFull_isTakenOver() throws Exception {
    String payload =
        """
        {"statusCode":201,"headers":{"X-One":"1","content-type":"text/x"},
         "cookies":["a=b","c=d"],"isBase64Encoded":true,"body":"aGk="}\
        """;

    HttpResponse<String> response = post(answering(payload), PATIENCE, new byte[0]);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("hi");
    assertThat(response.headers().allValues("x-one")).containsExactly("1");
    assertThat(response.headers().allValues("content-type")).containsExactly("text/x");
    assertThat(response.headers().allValues("set-cookie")).containsExactly("a=b", "c=d");
  }

  @Test
  void answer_thatIsABareText_standsForItself() throws Exception {
    assertThat(post(answering("\"hello\""), PATIENCE, new byte[0]).body()).isEqualTo("hello");
  }

  private static Invoker answering(String payload) {
    return (function, event) -> new InvocationResult("id", payload, false, "");
  }

  private static HttpResponse<String> post(Invoker invoker, Duration limit, byte[] body)
      throws IOException, InterruptedException {
    LocalAccount account = LocalAccount.in("eu-west-1");
    try (HttpApi api = HttpApi.start(0, template(), account, invoker, limit);
        HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(api.uri().resolve("/run"))
              .POST(BodyPublishers.ofByteArray(body))
              .build(),
          BodyHandlers.ofString());
    }
  }

  private static StackTemplate template() {
    FunctionDeclaration function = Declarations.function("F", new RouteDeclaration("POST", "/run"));
    return new StackTemplate(List.of(function), List.of(), CorsRules.NONE, false);
  }
}
