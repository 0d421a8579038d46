package dev.efsshare.functions.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.testing.Events;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E2, E4: every event format that the functions take. */
class EventParserTest {
  private final EventParser parser = new EventParser("/ingest", Set.of("key", "data"));

  @Test
  void httpApiSample_parsed_isRequest() {
    HttpRequest request = http(Events.sample("http-api-2.0"));

    assertThat(request.format()).isEqualTo(PayloadFormat.HTTP_API_2);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/my/path");
    assertThat(request.headers())
        .containsOnly(Map.entry("header1", "value1"), Map.entry("header2", "value1,value2"));
    assertThat(request.query())
        .containsOnly(Map.entry("parameter1", "value1"), Map.entry("parameter2", "value"));
    assertThat(request.pathParameters()).containsOnly(Map.entry("parameter1", "value1"));
    assertThat(request.bodyBytes()).asString().isEqualTo("Hello from Lambda");
  }

  @Test
  void restProxySample_parsed_isRequest() {
    HttpRequest request = http(Events.sample("rest-proxy-1.0"));

    assertThat(request.format()).isEqualTo(PayloadFormat.REST_PROXY_1);
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.path()).isEqualTo("/my/path");
    assertThat(request.headers())
        .containsOnly(Map.entry("header1", "value1"), Map.entry("header2", "value1,value2"));
    assertThat(request.query())
        .containsOnly(Map.entry("parameter1", "value1"), Map.entry("parameter2", "value"));
    assertThat(request.pathParameters()).isEmpty();
    assertThat(request.bodyBytes()).asString().isEqualTo("Hello from Lambda!");
  }

  @Test
  void s3Sample_parsed_isNotification() {
    S3Record.Notice notice = notice(Events.sample("s3-object-created"));

    assertThat(notice)
        .isEqualTo(
            new S3Record.Notice(
                "ObjectCreated:Put",
                "DOC-EXAMPLE-BUCKET",
                "b21b84d653bb07b05b1e6b33684dc11b",
                1305107,
                "b21b84d653bb07b05b1e6b33684dc11b",
                null,
                "0C0F6F405D6ED209E1"));
    assertThat(notice.isCreation()).isTrue();
    assertThat(notice.isFolderMarker()).isFalse();
  }

  @Test
  void s3TestEvent_parsed_isTest() {
    assertThat(parser.parse(Events.sample("s3-test-event")))
        .isEqualTo(new LambdaEvent.S3Test("amzn-s3-demo-bucket"));
  }

  @Test
  void officialHttpApiEvent_serialised_isParsedAlike() {
    byte[] event = asLambdaSends(APIGatewayV2HTTPEvent.class, Events.sample("http-api-2.0"));

    assertThat(http(event)).isEqualTo(http(Events.sample("http-api-2.0")));
  }

  @Test
  void officialRestEvent_serialised_isParsedAlike() {
    byte[] event =
        asLambdaSends(APIGatewayProxyRequestEvent.class, Events.sample("rest-proxy-1.0"));

    assertThat(http(event)).isEqualTo(http(Events.sample("rest-proxy-1.0")));
  }

  @Test
  void officialS3Event_serialised_isParsedAlike() {
    byte[] event = asLambdaSends(S3Event.class, Events.sample("s3-object-created"));

    assertThat(notice(event)).isEqualTo(notice(Events.sample("s3-object-created")));
  }

  private static <T> byte[] asLambdaSends(Class<T> type, byte[] event) {
    PojoSerializer<T> serializer =
        LambdaEventSerializers.serializerFor(type, EventParserTest.class.getClassLoader());
    T official = serializer.fromJson(new ByteArrayInputStream(event));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    serializer.toJson(official, out);
    return out.toByteArray();
  }

  @Test
  void httpApiBody_base64_isDecoded() {
    HttpRequest request =
        http(
            Events.httpApiRaw(
                "/ingest", "key=models%2Fa+b", "application/octet-stream", new byte[] {0, -1, 7}));

    assertThat(request.bodyBytes()).containsExactly(0, -1, 7);
    assertThat(request.query()).containsEntry("key", "models/a b");
    assertThat(request.mediaType()).isEqualTo("application/octet-stream");
    assertThat(request.isJson()).isFalse();
  }

  @Test
  void httpApiBody_missing_isEmpty() {
    byte[] event =
        """
        {"version":"2.0","rawPath":"/health","requestContext":{"http":{"method":"get"}}}
        """
            .getBytes(StandardCharsets.UTF_8);

    assertThat(http(event).body().hasRemaining()).isFalse();
    assertThat(http(event).method()).isEqualTo("GET");
  }

  @ParameterizedTest
  @CsvSource({"prod,/prod/ingest,/ingest", "$default,/ingest,/ingest", "prod,/product,/product"})
  void httpApiPath_withStage_losesIt(String stage, String rawPath, String expected) {
    byte[] event =
        """
        {"version":"2.0","rawPath":"%s","requestContext":{"stage":"%s","http":{"method":"POST"}}}
        """
            .formatted(rawPath, stage)
            .getBytes(StandardCharsets.UTF_8);

    assertThat(http(event).path()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json|{}|true",
        "application/json; charset=utf-8|x|true",
        "application/vnd.api+json|x|true",
        "application/octet-stream|{}|false",
        "text/plain|{}|false",
        "application/x-www-form-urlencoded|  {\"key\":1}|true",
        "application/x-www-form-urlencoded|abc|false",
      })
  void body_ofMediaType_isJsonOrNot(String mediaType, String body, boolean json) {
    HttpRequest request =
        http(Events.httpApi("POST", "/ingest", "", Map.of("Content-Type", mediaType), body));

    assertThat(request.isJson()).isEqualTo(json);
  }

  @Test
  void bareObject_withKnownMember_isPosted() {
    HttpRequest request = http("{\"key\":\"models/a\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(request.format()).isEqualTo(PayloadFormat.DIRECT);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/ingest");
    assertThat(request.isJson()).isTrue();
    assertThat(request.bodyBytes()).asString().isEqualTo("{\"key\":\"models/a\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"Records\":[{\"eventSource\":\"aws:sqs\"}]}",
        "{\"Records\":[1]}",
        "{\"Records\":{}}",
        "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\"}",
        "[]",
        "\"text\"",
        "{\"version\":\"2.0\"}",
        "{",
        "",
        "{} {}",
        "{\"a\":1,\"a\":2}",
        "{\"httpMethod\":\"POST\",\"path\":7}",
        "{\"httpMethod\":\"POST\",\"isBase64Encoded\":true,\"body\":\"*\"}",
      })
  void event_ofNoKnownKind_isInvalid(String event) {
    assertThatThrownBy(() -> parser.parse(event.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            FunctionException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.INVALID_REQUEST));
  }

  private HttpRequest http(byte[] event) {
    return ((LambdaEvent.Http) parser.parse(event)).request();
  }

  private S3Record record(byte[] event) {
    return ((LambdaEvent.S3Notification) parser.parse(event)).records().getFirst();
  }

  private S3Record.Notice notice(byte[] event) {
    return record(event).read();
  }
}
