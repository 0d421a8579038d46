package dev.efsshare.functions.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.event.EventParser;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.testing.Call;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.functions.testing.FakeContext;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E4: routes whose path has a parameter. */
class RoutesTest {
  private final Call call = new Call();
  private final FunctionShell<String> shell =
      new FunctionShell<>(
          new EventParser("/files", Set.of("key")),
          Routes.<String>none()
              .with("GET", "/files/{fileId}", named("one"))
              .with("PUT", "/files/{fileId}", named("put"))
              .with("GET", "/files/{fileId}/parts/{part}", named("part"))
              .with("GET", "/files/newest", named("newest"))
              .with("GET", "/files", named("all")),
          (app, notification, invocation) -> Answer.ok(Map.of()),
          Lazily.of(() -> "app"),
          call.lines());

  private static Routes.Action<String> named(String name) {
    return (app, request, invocation) ->
        Answer.ok(Map.of("action", name, "parameters", request.pathParameters()));
  }

  private Reply send(byte[] event) throws IOException {
    return call.of(shell::handle, event, FakeContext.of("some-function"));
  }

  private void assertAnswered(byte[] event, String action, Map<String, String> parameters)
      throws IOException {
    Reply reply = send(event);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().string("action")).isEqualTo(action);
    assertThat(reply.body().object("parameters").members()).isEqualTo(parameters);
  }

  @Test
  void parameter_namedByTheEvent_isTheEvents() throws IOException {
    Map<String, String> decoded = Map.of("fileId", "a b");

    assertAnswered(Events.httpApiGet("/files/a%20b", "", decoded), "one", decoded);
    assertAnswered(Events.restProxyGet("/files/a%20b", Map.of(), decoded), "one", decoded);
  }

  @Test
  void parameter_notNamedByTheEvent_isTakenFromThePath() throws IOException {
    Map<String, String> expected = Map.of("fileId", "123");

    assertAnswered(Events.httpApiGet("/files/123", "", Map.of()), "one", expected);
    assertAnswered(Events.restProxyGet("/files/123", Map.of(), Map.of()), "one", expected);
  }

  @Test
  void parameter_ofAnApiThatRoutesMore_isTakenFromThePath() throws IOException {
    assertAnswered(
        Events.restProxyGet("/files/123", Map.of(), Map.of("proxy", "files/123")),
        "one",
        Map.of("proxy", "files/123", "fileId", "123"));
  }

  @Test
  void parameters_two_areBothTaken() throws IOException {
    assertAnswered(
        Events.httpApiGet("/files/1/parts/2", "", Map.of()),
        "part",
        Map.of("fileId", "1", "part", "2"));
  }

  @Test
  void path_withoutParameter_goesBefore() throws IOException {
    assertAnswered(Events.httpApiGet("/files/newest", "", Map.of()), "newest", Map.of());
    assertAnswered(Events.httpApiGet("/files", "", Map.of()), "all", Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/files/", "/files/1/", "/files//1", "/files/1/2", "/file/1", "/", "//1"})
  void path_thatFitsNoTemplate_is404(String path) throws IOException {
    Reply reply = send(Events.httpApiGet(path, "", Map.of()));

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body().string("error")).isEqualTo("ROUTE_NOT_FOUND");
    assertThat(reply.body().string("message"))
        .contains("'" + path + "'")
        .contains("/files/{fileId}");
  }

  @Test
  void method_unknown_is405WithAllow() throws IOException {
    Reply reply = send(Events.httpApi("DELETE", "/files/1", ""));

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo("GET, PUT, OPTIONS");
    assertThat(reply.body().string("message")).contains("DELETE");
  }

  @Test
  void preflight_isAnswered() throws IOException {
    Reply reply = send(Events.restProxy("OPTIONS", "/files/1", ""));

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.header("Allow")).isEqualTo("GET, PUT, OPTIONS");
  }

  @Test
  void routeName_isTheTemplateWhateverTheValue() throws IOException {
    send(Events.httpApiGet("/files/123", "", Map.of("fileId", "123")));

    for (JsonObject line : call.logged()) {
      assertThat(line.string("route")).isEqualTo("GET /files/{fileId}");
    }
  }

  @Test
  void routeName_ofNoRoute_isOneForAll() throws IOException {
    send(Events.httpApi("DELETE", "/files/123", ""));

    assertThat(call.logged().stream().filter(line -> line.has("route")))
        .hasSize(2)
        .allMatch(line -> "(none)".equals(line.string("route")));
  }
}
