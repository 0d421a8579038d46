package dev.efsshare.local.http;

import static dev.efsshare.local.TestStack.json;
import static dev.efsshare.local.TestStack.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.local.TestStack;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lambda's Invoke operation over HTTP. */
class InvokeEndpointTest {

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try-main",
        "MainFunction",
        "try-main:$LATEST",
        "123456789012:function:try-main",
        "arn:aws:lambda:us-east-1:123456789012:function:try-main",
        "arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Atry-main%3A%24LATEST"
      })
  void function_byNameOrLogicalIdOrArn_isFound(String reference) throws Exception {
    HttpResponse<String> response = stack.invoke(reference, order("where", ""));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("X-Amz-Executed-Version")).contains("$LATEST");
    assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(response.headers().firstValue("X-Amz-Function-Error")).isEmpty();
    assertThat(response.headers().firstValue("X-Amz-Log-Result")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try-modern:live",
        "ModernFunction:live",
        "arn:aws:lambda:us-east-1:123456789012:function:try-modern:live"
      })
  void alias_inTheReference_isFound(String reference) throws Exception {
    assertThat(stack.invoke(reference, order("where", "")).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "try-modern, live, 200",
    "try-modern, $LATEST, 200",
    "try-modern, %24LATEST, 200",
    "try-modern, other, 404",
    "try-main, live, 404"
  })
  void alias_asQualifier_isFoundOnTheFunctionThatHasIt(
      String function, String qualifier, int status) throws Exception {
    HttpResponse<String> response = stack.invokeQualified(function, qualifier, order("where", ""));

    assertThat(response.statusCode()).isEqualTo(status);
  }

  @Test
  void unknownAlias_isNotFound() throws Exception {
    HttpResponse<String> response = stack.invoke("try-main:live", "{}");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response.body()).path("message").asText())
        .isEqualTo("Function not found: try-main:live");
  }

  @Test
  void unknownFunction_isNotFound() throws Exception {
    HttpResponse<String> response = stack.invoke("nobody", "{}");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(errorType(response)).isEqualTo("ResourceNotFoundException");
    assertThat(json(response.body()).path("message").asText())
        .isEqualTo("Function not found: nobody");
  }

  @Test
  void dryRun_runsNothing() throws Exception {
    HttpResponse<String> response =
        stack.invoke("HastyFunction", "{}", "X-Amz-Invocation-Type", "DryRun");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(stack.stack().environments())
        .noneMatch(environment -> environment.function().contains("Hasty"));
  }

  @Test
  void payload_thatIsNoJson_isRefused() throws Exception {
    HttpResponse<String> response = stack.invoke("MainFunction", "{oops");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(errorType(response)).isEqualTo("InvalidRequestContentException");
  }

  @Test
  void payload_overSixMegabytes_isRefused() throws Exception {
    HttpResponse<String> response = stack.invoke("MainFunction", '"' + "x".repeat(6_291_556) + '"');

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(errorType(response)).isEqualTo("RequestTooLargeException");
  }

  @Test
  void unknownInvocationType_isRefused() throws Exception {
    HttpResponse<String> response =
        stack.invoke("MainFunction", "{}", "X-Amz-Invocation-Type", "Later");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(errorType(response)).isEqualTo("InvalidParameterValueException");
  }

  private static String errorType(HttpResponse<String> response) {
    return response.headers().firstValue("x-amzn-ErrorType").orElse("");
  }
}
