package dev.efsshare.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.efsshare.transfer.ObjectInfo;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStoreException;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;

/** What S3's answers mean, told by a server that gives them. */
class S3FailuresTest {
  private static final ObjectRef REF = ObjectRef.of("bucket", "models/a.bin");
  private static final ObjectInfo INFO = new ObjectInfo(REF, 10, "tag", null, List.of());
  private static final String TAG = "ETag: \"tag\"\r\n";

  @Test
  void put_noExpectContinue_sendsItsContentAtOnce() throws IOException {
    try (CannedServer server = new CannedServer(r -> CannedServer.answer("200 OK", TAG, ""));
        S3Client client = S3Clients.at(server.uri())) {
      new S3ObjectStore(client).put(REF, ByteBuffer.allocate(10), "text/plain");

      assertThat(server.requests())
          .singleElement()
          .asString()
          .doesNotContainIgnoringCase("expect:")
          .startsWith("PUT ");
    }
  }

  @Test
  void put_connectionDiesBeforeTheAnswer_isRepeated() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    try (CannedServer server =
            new CannedServer(request ->
                requests.incrementAndGet() < 3
                    ? CannedServer.NO_ANSWER
                    : CannedServer.answer("200 OK", TAG, ""));
        S3Client client = S3Clients.withoutRetries(server.uri())) {
      ByteBuffer content = ByteBuffer.allocate(10);

      new S3ObjectStore(client).put(REF, content, "text/plain");

      assertThat(content.hasRemaining()).isFalse();
      assertThat(requests).hasValue(3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "301 Moved Permanently, PermanentRedirect, TRANSIENT",
    "307 Temporary Redirect, TemporaryRedirect, TRANSIENT",
    "404 Not Found, NoSuchKey, NOT_FOUND",
    "404 Not Found, NoSuchBucket, NOT_FOUND",
    "404 Not Found, NoSuchVersion, NOT_FOUND",
    "403 Forbidden, AccessDenied, ACCESS_DENIED",
    "403 Forbidden, SignatureDoesNotMatch, ACCESS_DENIED",
    "403 Forbidden, InvalidObjectState, REFUSED",
    "412 Precondition Failed, PreconditionFailed, CHANGED",
    "409 Conflict, ConditionalRequestConflict, TRANSIENT",
    "409 Conflict, OperationAborted, TRANSIENT",
    "400 Bad Request, InvalidRequest, REFUSED",
    "400 Bad Request, RequestTimeout, TRANSIENT",
    "405 Method Not Allowed, MethodNotAllowed, REFUSED",
    "416 Range Not Satisfiable, InvalidRange, REFUSED",
    "429 Too Many Requests, TooManyRequests, TRANSIENT",
    "500 Internal Server Error, InternalError, TRANSIENT",
    "501 Not Implemented, NotImplemented, REFUSED",
    "503 Slow Down, SlowDown, TRANSIENT",
    "503 Service Unavailable, ServiceUnavailable, TRANSIENT"
  })
  void open_withAnErrorOfS3_hasItsKindAndSaysWhatTheStoreSaid(
      String status, String code, Kind expected) {
    try (CannedServer server = new CannedServer(request -> CannedServer.error(status, code))) {
      ObjectStoreException failure = openFailure(server);

      assertThat(failure.kind()).isEqualTo(expected);
      assertThat(failure)
          .hasMessageContaining(REF.toString())
          .hasMessageContaining("told by the server");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "404 Not Found, NOT_FOUND",
    "403 Forbidden, ACCESS_DENIED",
    "412 Precondition Failed, CHANGED",
    "400 Bad Request, REFUSED",
    "503 Service Unavailable, TRANSIENT"
  })
  void head_withAnErrorWithoutBody_hasTheKindOfItsStatus(String status, Kind expected) {
    try (CannedServer server = new CannedServer(r -> CannedServer.answer(status, "", ""));
        S3Client client = S3Clients.withoutRetries(server.uri())) {
      assertThatThrownBy(() -> new S3ObjectStore(client).head(REF))
          .isInstanceOfSatisfying(
              ObjectStoreException.class, e -> assertThat(e.kind()).isEqualTo(expected));
    }
  }

  @Test
  void open_withAnErrorOfS3_saysItOnceWithTheRequestId() {
    String error = CannedServer.error("404 Not Found", "NoSuchKey");
    String identified =
        error.replaceFirst("Content-Type", "x-amz-request-id: 4442587FB7D0A2F9\r\nContent-Type");
    try (CannedServer server = new CannedServer(request -> identified)) {
      assertThat(openFailure(server))
          .hasMessage(
              REF
                  + ": there is no such object, version or bucket (status 404, NoSuchKey, \"told by"
                  + " the server\", request id 4442587FB7D0A2F9)");
    }
  }

  @Test
  void head_withAnErrorWithoutBody_saysNothingOfTheClient() {
    try (CannedServer server = new CannedServer(r -> CannedServer.answer("404 Not Found", "", ""));
        S3Client client = S3Clients.withoutRetries(server.uri())) {
      assertThatThrownBy(() -> new S3ObjectStore(client).head(REF))
          .hasMessageContaining("(status 404")
          .hasMessageNotContaining("null")
          .hasMessageNotContaining("Service:")
          .hasMessageNotContaining("SDK");
    }
  }

  @Test
  void head_forbidden_namesBothReasons() {
    try (CannedServer server = new CannedServer(r -> CannedServer.answer("403 Forbidden", "", ""));
        S3Client client = S3Clients.withoutRetries(server.uri())) {
      assertThatThrownBy(() -> new S3ObjectStore(client).head(REF))
          .hasMessageContaining("s3:GetObject")
          .hasMessageContaining("s3:ListBucket");
    }
  }

  @Test
  void put_forbidden_namesThePermission() {
    try (CannedServer server =
            new CannedServer(r -> CannedServer.error("403 Forbidden", "AccessDenied"));
        S3Client client = S3Clients.withoutRetries(server.uri())) {
      assertThatThrownBy(
              () -> new S3ObjectStore(client).put(REF, ByteBuffer.allocate(0), "text/plain"))
          .hasMessageContaining("s3:PutObject")
          .hasMessageNotContaining("s3:ListBucket");
    }
  }

  @Test
  void open_ofAnArchivedObject_saysToRestoreIt() {
    try (CannedServer server =
        new CannedServer(r -> CannedServer.error("403 Forbidden", "InvalidObjectState"))) {
      assertThat(openFailure(server)).hasMessageContaining("restore");
    }
  }

  @Test
  void open_withoutAnAnswer_isTransient() {
    try (CannedServer server = new CannedServer(request -> CannedServer.NO_ANSWER)) {
      assertThat(openFailure(server).kind()).isEqualTo(Kind.TRANSIENT);
    }
  }

  @Test
  void open_whereNobodyListens_isTransient() {
    CannedServer server = new CannedServer(request -> CannedServer.NO_ANSWER);
    server.close();

    assertThat(openFailure(server).kind()).isEqualTo(Kind.TRANSIENT);
  }

  @Test
  void open_ofAServerThatIgnoresIfMatch_isChangedByTheTagOfTheAnswer() {
    try (CannedServer server =
        new CannedServer(
            r -> CannedServer.answer("206 Partial Content", "ETag: \"other\"\r\n", "0123456789"))) {
      ObjectStoreException failure = openFailure(server);

      assertThat(failure.kind()).isEqualTo(Kind.CHANGED);
      assertThat(failure).hasMessageContaining("other").hasMessageContaining("tag");
    }
  }

  @Test
  void open_asksForTheRangeOfThisTagOnly() throws IOException {
    try (CannedServer server =
            new CannedServer(r -> CannedServer.answer("206 Partial Content", TAG, "2345"));
        S3Client client = S3Clients.withoutRetries(server.uri());
        InputStream in = new S3ObjectStore(client).open(INFO, 2, 4)) {
      assertThat(in.readAllBytes()).containsExactly('2', '3', '4', '5');
      assertThat(server.requests().getFirst())
          .containsIgnoringCase("Range: bytes=2-5")
          .containsIgnoringCase("If-Match: \"tag\"");
    }
  }

  @Test
  void stream_cutShort_endsEarlyOrFailsButGivesNoOtherBytes() throws IOException {
    String cut = CannedServer.answer("206 Partial Content", TAG, "0123456789").replace("56789", "");
    try (CannedServer server = new CannedServer(r -> cut);
        S3Client client = S3Clients.withoutRetries(server.uri());
        InputStream in = new S3ObjectStore(client).open(INFO, 0, 10)) {
      assertThat(in.readNBytes(5)).containsExactly('0', '1', '2', '3', '4');
      assertThat(restOf(in)).isZero();
    }
  }

  @Test
  void head_inAnInterruptedThread_isInterrupted() {
    try (S3Client client = S3Clients.withoutRetries(URI.create("http://127.0.0.1:9"))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> new S3ObjectStore(client).head(REF))
          .isInstanceOf(InterruptedIOException.class)
          .hasMessageContaining(REF.toString());
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static int restOf(InputStream in) {
    try {
      return in.readAllBytes().length;
    } catch (IOException e) {
      return 0;
    }
  }

  private static ObjectStoreException openFailure(CannedServer server) {
    try (S3Client client = S3Clients.withoutRetries(server.uri())) {
      S3ObjectStore store = new S3ObjectStore(client);
      return catchThrowableOfType(
          ObjectStoreException.class, () -> store.open(INFO, 0, 10).close());
    }
  }
}
