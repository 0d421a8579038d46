package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTest {
  private static final String ORIGINS = "https://a.example,https://b.example";

  private final Stack stack = Stack.byDefault();
  private final Part api = stack.properties("HttpApi");

  @Test
  void origins_byDefault_areAll() {
    assertThat(cors(stack).texts("allowOrigins")).containsExactly("*");
  }

  @Test
  void origins_areAsTheParameterSays() {
    assertThat(cors(Stack.with("CorsOrigins", ORIGINS)).texts("allowOrigins"))
        .containsExactly("https://a.example", "https://b.example");
  }

  @Test
  void webPages_mayUseThoseMethodsAndHeaders() {
    assertThat(cors(stack).texts("allowMethods"))
        .containsExactlyInAnyOrder("GET", "POST", "OPTIONS");
    assertThat(cors(stack).texts("allowHeaders"))
        .containsExactlyInAnyOrder(
            "Content-Type", "X-Amz-Date", "Authorization", "X-Amz-Security-Token");
  }

  private static Part cors(Stack stack) {
    return stack.properties("HttpApi").at("DefinitionBody", "x-amazon-apigateway-cors");
  }

  @Test
  void operations_areTheRoutesThatInvokeTheFunctions() {
    Set<String> routes = new TreeSet<>(Routes.invoking(Names.PRODUCER, stack));
    routes.addAll(Routes.invoking(Names.CONSUMER, stack));

    assertThat(Routes.operations(api.at("DefinitionBody")).keySet()).isEqualTo(routes);
  }

  @Test
  void requests_areThrottledAsTheParametersSay() {
    assertThat(api.text("DefaultRouteSettings", "ThrottlingRateLimit")).isEqualTo("50");
    assertThat(api.text("DefaultRouteSettings", "ThrottlingBurstLimit")).isEqualTo("100");
    assertThat(
            Stack.with("ApiRateLimit", "7")
                .properties("HttpApi")
                .text("DefaultRouteSettings", "ThrottlingRateLimit"))
        .isEqualTo("7");
    assertThat(
            Stack.with("ApiBurstLimit", "9")
                .properties("HttpApi")
                .text("DefaultRouteSettings", "ThrottlingBurstLimit"))
        .isEqualTo("9");
  }

  @Test
  void requests_areLogged_asJsonThatLeadsToTheFunctionsLog() throws IOException {
    Part log = api.at("AccessLogSettings");
    JsonNode line = new ObjectMapper().readTree(log.text("Format"));

    assertThat(log.text("DestinationArn")).isEqualTo("${ApiLogGroup.Arn}");
    assertThat(line.path("routeKey").asText()).isEqualTo("$context.routeKey");
    assertThat(line.path("status").asText()).isEqualTo("$context.status");
    assertThat(line.path("functionRequestId").asText()).isEqualTo("$context.integration.requestId");
  }

  /** The names of security schemes that an operation asks for; none lets everybody in. */
  private static Stream<List<String>> demanded(Stack stack) {
    return Routes.operations(stack.properties("HttpApi").at("DefinitionBody")).values().stream()
        .map(operation ->
            operation.has("security")
                ? operation.items("security").stream().flatMap(s -> s.names().stream()).toList()
                : List.of());
  }

  @Test
  void auth_none_letsEverybodyIn() {
    assertThat(demanded(Stack.with("ApiAuth", "NONE"))).isNotEmpty().allMatch(List::isEmpty);
  }

  @Test
  void auth_byDefault_isIam() {
    assertThat(demanded(stack)).isNotEmpty().allMatch(List.of("IAM")::equals);
  }

  @ParameterizedTest
  @CsvSource({"IAM", "JWT"})
  void auth_chosen_isDemandedByEveryRoute(String auth) {
    assertThat(demanded(Stack.with("ApiAuth", auth))).isNotEmpty().allMatch(List.of(auth)::equals);
  }

  @ParameterizedTest
  @CsvSource({"IAM", "JWT"})
  void auth_chosen_isTheOnlySchemeDeclared(String auth) {
    assertThat(schemes(Stack.with("ApiAuth", auth)).names()).containsExactly(auth);
  }

  @Test
  void auth_iam_isASignatureOfVersion4() {
    assertThat(schemes(Stack.with("ApiAuth", "IAM")).at("IAM").value())
        .isEqualTo(
            Map.of(
                "type", "apiKey",
                "name", "Authorization",
                "in", "header",
                "x-amazon-apigateway-authtype", "awsSigv4"));
  }

  @Test
  void auth_jwt_isOfTheIssuerAndForTheAudiencesThatTheParametersSay() {
    Stack jwt =
        Template.current()
            .stack(
                Map.of(
                    "ApiAuth", "JWT",
                    "JwtIssuer", "https://issuer.example",
                    "JwtAudience", "one,two"));
    assertThat(schemes(jwt).text("JWT", "type")).isEqualTo("oauth2");
    Part authorizer = schemes(jwt).at("JWT", "x-amazon-apigateway-authorizer");

    assertThat(authorizer.text("type")).isEqualTo("jwt");
    assertThat(authorizer.text("identitySource")).isEqualTo("$request.header.Authorization");
    assertThat(authorizer.text("jwtConfiguration", "issuer")).isEqualTo("https://issuer.example");
    assertThat(authorizer.texts("jwtConfiguration", "audience")).containsExactly("one", "two");
  }

  private static Part schemes(Stack stack) {
    return stack.properties("HttpApi").at("DefinitionBody", "components", "securitySchemes");
  }
}
