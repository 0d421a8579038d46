package dev.efsshare.local.http;

import static dev.efsshare.local.TestStack.json;
import static dev.efsshare.local.TestStack.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.local.TestStack;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP API before a real function, which echoes the event it gets. */
class HttpApiTest {

  @TempDir static Path folder;

  private static TestStack stack;

  @BeforeAll
  static void start() throws IOException {
    stack = TestStack.start(folder);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void event_ofARequest_hasPayloadFormatTwo() throws Exception {
    JsonNode event =
        json(
            stack
                .call(
                    "/items/a%20b?x=1&x=2&y=%C3%A4",
                    HttpRequest.newBuilder()
                        .header("X-Custom", "One")
                        .header("Cookie", "c1=v1; c2=v2"))
                .body());

    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("routeKey").asText()).isEqualTo("GET /items/{id}");
    assertThat(event.path("rawPath").asText()).isEqualTo("/items/a b");
    assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&x=2&y=%C3%A4");
    assertThat(event.at("/queryStringParameters/x").asText()).isEqualTo("1,2");
    assertThat(event.at("/queryStringParameters/y").asText()).isEqualTo("ä");
    assertThat(event.at("/pathParameters/id").asText()).isEqualTo("a b");
    assertThat(event.at("/headers/x-custom").asText()).isEqualTo("One");
    assertThat(event.at("/headers/cookie").isMissingNode()).isTrue();
    assertThat(event.path("cookies").toString()).isEqualTo("[\"c1=v1\",\"c2=v2\"]");
    assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("GET");
    assertThat(event.at("/requestContext/http/sourceIp").asText()).isEqualTo("127.0.0.1");
    assertThat(event.at("/requestContext/stage").asText()).isEqualTo("$default");
    assertThat(event.at("/requestContext/requestId").asText()).isNotEmpty();
    assertThat(event.has("body")).isFalse();
    assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
  }

  @Test
  void greedyVariable_takesTheRestOfThePath_decoded() throws Exception {
    JsonNode event = json(stack.call("/tree/a%2Fb/c+d%C3%A4", HttpRequest.newBuilder()).body());

    assertThat(event.path("routeKey").asText()).isEqualTo("ANY /tree/{proxy+}");
    assertThat(event.path("rawPath").asText()).isEqualTo("/tree/a/b/c+dä");
    assertThat(event.at("/requestContext/http/path").asText()).isEqualTo("/tree/a/b/c+dä");
    assertThat(event.at("/pathParameters/proxy").asText()).isEqualTo("a/b/c+dä");
    assertThat(event.has("queryStringParameters")).isFalse();
  }

  @Test
  void body_ofATextType_isText() throws Exception {
    JsonNode event =
        json(post("{\"key\":\"models/ä\"}", "Content-Type", "application/json").body());

    assertThat(event.path("body").asText()).isEqualTo("{\"key\":\"models/ä\"}");
    assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
  }

  @Test
  void body_ofABinaryType_isBase64() throws Exception {
    JsonNode event = json(post("raw", "Content-Type", "application/octet-stream").body());

    assertThat(event.path("body").asText())
        .isEqualTo(
            Base64.getEncoder()
                .encodeToString("raw".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
  }

  @Test
  void answer_withoutStatus_isAJsonBodyWith200() throws Exception {
    HttpResponse<String> response = post(order("where", ""), "Content-Type", "application/json");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(json(response.body()).path("pid").asLong()).isPositive();
  }

  @Test
  void answer_withStatus_isTakenApart() throws Exception {
    HttpResponse<String> response =
        post(order("answer", "418"), "Content-Type", "application/json");

    assertThat(response.statusCode()).isEqualTo(418);
    assertThat(response.body()).isEqualTo("plain");
  }

  @Test
  void functionError_isInternalServerError() throws Exception {
    HttpResponse<String> response =
        post(order("throw", "secret"), "Content-Type", "application/json");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void undeclaredRoute_isNotFound() throws Exception {
    HttpResponse<String> response = stack.call("/nowhere", HttpRequest.newBuilder());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
  }

  @Test
  void preflight_isAnsweredByTheApi() throws Exception {
    HttpResponse<String> response =
        stack.call(
            "/run",
            HttpRequest.newBuilder()
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "POST"));

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(response.headers().firstValue("Access-Control-Allow-Methods"))
        .contains("POST,OPTIONS");
    assertThat(response.headers().firstValue("Access-Control-Allow-Headers"))
        .contains("Content-Type,X-Amz-Date,Authorization");
    assertThat(response.headers().firstValue("Access-Control-Max-Age")).contains("600");
  }

  @Test
  void answer_toAnotherOrigin_allowsIt() throws Exception {
    HttpResponse<String> with = post("{}", "Origin", "https://example.org");
    HttpResponse<String> without = post("{}", "X-Other", "x");

    assertThat(with.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(without.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  private static HttpResponse<String> post(String body, String... headers)
      throws IOException, InterruptedException {
    return stack.call(
        "/run", HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)).headers(headers));
  }
}
