package dev.efsshare.local.http;

import static dev.efsshare.local.TestStack.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.local.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be asked and changed of a function's configuration, versions and alias. */
class VersionEndpointTest {
  private static final String FUNCTION = "try-modern";

  @TempDir private Path folder;
  private TestStack stack;

  @BeforeEach
  void start() throws IOException {
    stack = TestStack.start(folder);
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void configuration_ofAFunction_isThatOfTheTemplate() throws Exception {
    JsonNode configuration = json(send("GET", "/configuration", "").body());

    assertThat(configuration.path("FunctionName").asText()).isEqualTo(FUNCTION);
    assertThat(configuration.path("MemorySize").asInt()).isPositive();
    assertThat(configuration.path("LastUpdateStatus").asText()).isEqualTo("Successful");
    assertThat(configuration.at("/LoggingConfig/LogGroup").asText()).isNotEmpty();
  }

  @Test
  void description_changed_isTold() throws Exception {
    send("PUT", "/configuration", "{\"Description\":\"another\"}");

    assertThat(json(send("GET", "/configuration", "").body()).path("Description").asText())
        .isEqualTo("another");
  }

  @Test
  void alias_pointedToANewVersion_getsANewEnvironment() throws Exception {
    String before = environment();
    assertThat(environment()).isEqualTo(before);
    String version = json(send("POST", "/versions", "{}").body()).path("Version").asText();

    HttpResponse<String> alias =
        send("PUT", "/aliases/live", "{\"FunctionVersion\":\"" + version + "\"}");

    assertThat(json(alias.body()).path("FunctionVersion").asText()).isEqualTo(version);
    assertThat(json(send("GET", "/aliases/live", "").body()).path("FunctionVersion").asText())
        .isEqualTo(version);
    assertThat(environment()).isNotEqualTo(before);
  }

  @Test
  void alias_pointedToAVersionThatIsNot_isRefused() throws Exception {
    assertThat(send("PUT", "/aliases/live", "{\"FunctionVersion\":\"77\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void alias_unknown_isNotFound() throws Exception {
    HttpResponse<String> answer = send("GET", "/aliases/none", "");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
        .contains("ResourceNotFoundException");
  }

  @Test
  void operation_notServed_saysSo() throws Exception {
    HttpResponse<String> answer = send("GET", "/concurrency", "");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
        .contains("UnknownOperationException");
  }

  private String environment() throws Exception {
    return stack.answer(FUNCTION + ":live", "where", "").toString();
  }

  private HttpResponse<String> send(String method, String part, String body) throws Exception {
    URI uri = stack.stack().lambda().resolve("/2015-03-31/functions/" + FUNCTION + part);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body)).build(),
          BodyHandlers.ofString());
    }
  }
}
