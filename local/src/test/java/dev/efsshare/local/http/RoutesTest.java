package dev.efsshare.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.local.Declarations;
import dev.efsshare.local.template.RouteDeclaration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several routes takes a request; the first four are API Gateway's own examples. */
class RoutesTest {

  private static final Routes ROUTES =
      routes(
          "ANY /{proxy+}",
          "GET /pets/{proxy+}",
          "GET /pets/dog/{id}",
          "ANY /pets/dog/{id}",
          "GET /pets/dog/1",
          "GET /files",
          "GET /files/{fileId}",
          "GET /files/{fileId}/parts/{part}",
          "GET /files/newest/parts/{part}");

  @ParameterizedTest
  @CsvSource({
    "GET, /pets/dog/1, GET /pets/dog/1",
    "GET, /pets/dog/2, GET /pets/dog/{id}",
    "GET, /pets/cat/1, GET /pets/{proxy+}",
    "POST, /test/5, ANY /{proxy+}",
    "POST, /pets/dog/1, ANY /pets/dog/{id}",
    "GET, /files, GET /files",
    "GET, /files/1, GET /files/{fileId}",
    "GET, /files/1/parts/2, GET /files/{fileId}/parts/{part}",
    "GET, /files/newest/parts/2, GET /files/newest/parts/{part}",
    "GET, /files/1/other, ANY /{proxy+}",
    "GET, /files/, ANY /{proxy+}",
    "DELETE, /files, ANY /{proxy+}"
  })
  void route_thatFitsBest_isTaken(String method, String path, String routeKey) {
    assertThat(ROUTES.find(method, path))
        .hasValueSatisfying(match -> assertThat(match.route().routeKey()).isEqualTo(routeKey));
  }

  @Test
  void defaultRoute_takesWhatNoOtherTakes() {
    Routes withDefault = routes("$default", "GET /files/{fileId}");

    assertThat(withDefault.find("GET", "/files/1").orElseThrow().pathParameters())
        .isEqualTo(Map.of("fileId", "1"));
    assertThat(withDefault.find("GET", "/files").orElseThrow().route().routeKey())
        .isEqualTo("$default");
  }

  @ParameterizedTest
  @CsvSource({"GET, /files/", "GET, /files", "GET, /files/1/2", "PUT, /files/1", "GET, /tree/"})
  void request_thatFitsNoRoute_isNotTaken(String method, String path) {
    assertThat(routes("GET /files/{fileId}", "GET /tree/{proxy+}").find(method, path)).isEmpty();
  }

  private static Routes routes(String... keys) {
    RouteDeclaration[] routes =
        List.of(keys).stream().map(RoutesTest::route).toArray(RouteDeclaration[]::new);
    return new Routes(List.of(Declarations.function("F", routes)));
  }

  private static RouteDeclaration route(String key) {
    String[] parts = key.split(" ", 2);
    return parts.length == 1
        ? new RouteDeclaration("ANY", key)
        : new RouteDeclaration(parts[0], parts[1]);
  }
}
