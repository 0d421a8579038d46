package dev.efsshare.functions.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.GsonFactory;
import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.event.EventParser;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.testing.Call;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.functions.testing.FakeContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** E4, E8: the frame that both functions share. */
class FunctionShellTest {
  private static final FakeContext CONTEXT = FakeContext.of("some-function");

  private final Call call = new Call();
  private final AtomicBoolean broken = new AtomicBoolean();
  private final FunctionShell<String> shell =
      new FunctionShell<>(
          new EventParser("/do", Set.of("key")),
          Routes.<String>none()
              .with("POST", "/do", (app, request, invocation) -> greeting(app.get(), invocation))
              .with("GET", "/do", (app, request, invocation) -> greeting("get", invocation))
              .with("POST", "/bug", (app, request, invocation) -> failing()),
          (app, notification, invocation) -> Answer.ok(Map.of("records", List.of())),
          Lazily.of(this::app),
          call.lines());

  private String app() {
    if (broken.get()) {
      throw Problem.of(ErrorCode.MOUNT_FAILED, "not there").asException();
    }
    return "hello";
  }

  private static Answer greeting(String greeting, Invocation invocation) {
    return Answer.ok(Map.of("greeting", greeting, "coldStart", invocation.coldStart()));
  }

  private static Answer failing() {
    throw new IllegalStateException("secret detail");
  }

  private Reply send(byte[] event) throws IOException {
    return call.of(shell::handle, event, CONTEXT);
  }

  @Test
  void httpApiAnswer_isWhatTheOfficialTypeReads() throws IOException {
    Reply reply = send(Events.httpApi("POST", "/do", "{}"));

    APIGatewayV2HTTPResponse official = read(APIGatewayV2HTTPResponse.class, reply);
    assertThat(official.getStatusCode()).isEqualTo(200);
    assertThat(official.getHeaders()).isEqualTo(Map.of("Content-Type", "application/json"));
    assertThat(official.getIsBase64Encoded()).isFalse();
    assertThat(official.getBody()).contains("\"greeting\":\"hello\"");
  }

  @Test
  void restProxyAnswer_isWhatTheOfficialTypeReads_withCors() throws IOException {
    Reply reply = send(Events.restProxy("POST", "/do", "{}"));

    APIGatewayProxyResponseEvent official = read(APIGatewayProxyResponseEvent.class, reply);
    assertThat(official.getStatusCode()).isEqualTo(200);
    assertThat(official.getHeaders())
        .containsEntry("Content-Type", "application/json")
        .containsEntry("Access-Control-Allow-Origin", "*")
        .containsEntry("Access-Control-Allow-Methods", "GET,POST,OPTIONS")
        .containsEntry("Access-Control-Allow-Headers", "Content-Type,X-Amz-Date,Authorization");
    assertThat(official.getBody()).contains("\"greeting\":\"hello\"");
  }

  private static <T> T read(Class<T> type, Reply reply) {
    PojoSerializer<T> serializer =
        LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
            ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
            : GsonFactory.getInstance().getSerializer(type);
    return serializer.fromJson(new ByteArrayInputStream(Json.bytes(reply.whole().members())));
  }

  @Test
  void directAnswer_isTheBodyWithStatus() throws IOException {
    Reply reply = send("{\"key\":\"x\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(reply.whole().members())
        .containsEntry("statusCode", 200)
        .containsEntry("greeting", "hello");
  }

  @Test
  void request_done_isLoggedWithCorrelation() throws IOException {
    send(Events.httpApi("POST", "/do", "{}"));

    List<JsonObject> lines = call.logged();
    assertThat(lines).hasSize(2);
    JsonObject done = lines.getFirst();
    assertThat(done.members())
        .containsEntry("timestamp", Call.TIMESTAMP)
        .containsEntry("level", "INFO")
        .containsEntry("requestId", CONTEXT.requestId())
        .containsEntry("function", "some-function")
        .containsEntry("traceId", "1-5759e988-bd862e3fe1be46a994272793")
        .containsEntry("coldStart", true)
        .containsEntry("route", "POST /do")
        .containsEntry("status", 200)
        .containsKey("durationMs");
    assertThat(lines.get(1).members())
        .containsEntry("function", "some-function")
        .containsEntry("route", "POST /do")
        .containsEntry("ColdStarts", 1.0)
        .containsEntry("Errors", 0.0)
        .containsKeys("_aws", "Duration");
  }

  @Test
  void secondRequest_isNoColdStart() throws IOException {
    assertThat(send(Events.httpApi("POST", "/do", "{}")).body().flag("coldStart")).isTrue();
    assertThat(send(Events.httpApi("POST", "/do", "{}")).body().flag("coldStart")).isFalse();
  }

  @Test
  void path_unknown_is404() throws IOException {
    Reply reply = send(Events.httpApi("POST", "/nothing", "{}"));

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body().string("error")).isEqualTo("ROUTE_NOT_FOUND");
    assertThat(reply.body().string("message")).contains("/nothing").contains("/do");
    assertThat(reply.body().string("requestId")).isEqualTo(CONTEXT.requestId());
    assertThat(call.loggedError().string("level")).isEqualTo("WARN");
  }

  @Test
  void method_unknown_is405WithAllow() throws IOException {
    Reply reply = send(Events.httpApi("DELETE", "/do", "{}"));

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo("GET, POST, OPTIONS");
    assertThat(reply.body().string("error")).isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(reply.body().string("message")).contains("DELETE");
  }

  @Test
  void preflight_ofRestApi_isAnsweredWithCors() throws IOException {
    Reply reply = send(Events.restProxy("OPTIONS", "/do", ""));

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.whole().string("body")).isEmpty();
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(reply.header("Allow")).isEqualTo("GET, POST, OPTIONS");
  }

  @Test
  void event_ofUnknownShape_isAnsweredNotThrown() throws IOException {
    Reply reply = send("{\"what\":1}".getBytes(StandardCharsets.UTF_8));

    assertThat(reply.whole().members())
        .containsEntry("statusCode", 400)
        .containsEntry("error", "INVALID_REQUEST");
    assertThat(call.loggedError().object("error").string("code")).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void s3TestEvent_isIgnored() throws IOException {
    Reply reply = send(Events.sample("s3-test-event"));

    assertThat(reply.whole().members())
        .containsEntry("statusCode", 200)
        .containsEntry("status", "ignored");
  }

  @Test
  void exception_unexpected_is500WithoutItsDetails() throws IOException {
    Reply reply = send(Events.httpApi("POST", "/bug", "{}"));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body().string("error")).isEqualTo("INTERNAL_ERROR");
    assertThat(reply.body().string("message")).doesNotContain("secret");
    JsonObject line = call.loggedError();
    assertThat(line.string("level")).isEqualTo("ERROR");
    assertThat(line.string("stackTrace")).contains("secret detail");
  }

  @Test
  void app_thatCannotBeMade_isAnsweredAndTriedAgain() throws IOException {
    broken.set(true);
    shell.warmUp();
    assertThat(call.logged().getFirst().string("message")).contains("MOUNT_FAILED");

    Reply failed = send(Events.httpApi("POST", "/do", "{}"));
    broken.set(false);
    Reply healed = send(Events.httpApi("POST", "/do", "{}"));

    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.body().string("error")).isEqualTo("MOUNT_FAILED");
    assertThat(failed.body().string("stage")).isEqualTo("init");
    assertThat(call.loggedError().object("error").string("stage")).isEqualTo("write");
    assertThat(healed.status()).isEqualTo(200);
  }

  @Test
  void notification_thatThrows_isThrown() {
    FunctionShell<String> thrower =
        new FunctionShell<>(
            new EventParser("/do", Set.of("key")),
            Routes.none(),
            (app, notification, invocation) -> {
              throw new IllegalStateException("again");
            },
            Lazily.of(this::app),
            call.lines());
    byte[] event = Events.sample("s3-object-created");

    assertThatThrownBy(() -> call.of(thrower::handle, event, CONTEXT)).hasMessage("again");
    assertThat(call.logged().getFirst().members()).containsEntry("status", "thrown");
  }
}
