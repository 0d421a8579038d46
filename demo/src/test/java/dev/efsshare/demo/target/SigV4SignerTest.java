package dev.efsshare.demo.target;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Signatures are those that another implementation of AWS's makes of the same request. */
class SigV4SignerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:20:30Z"), ZoneOffset.UTC);
  private static final String SIGN_WITH_BOTOCORE =
      """
      import sys, datetime
      from botocore.auth import SigV4Auth
      from botocore.awsrequest import AWSRequest
      from botocore.credentials import Credentials
      import botocore.auth
      moment = datetime.datetime(2026, 11, 21, 10, 20, 30)
      if hasattr(botocore.auth, 'get_current_datetime'):
          botocore.auth.get_current_datetime = lambda *args, **kwargs: moment
      method, url, body = sys.argv[1:4]
      headers = {'Content-Type': 'application/json'} if method == 'POST' else {}
      headers['x-amz-content-sha256'] = sys.argv[4]
      request = AWSRequest(method, url, data=body.encode(), headers=headers)
      SigV4Auth(Credentials('AKID', 'secret', 'session'), 'execute-api', 'eu-west-1').add_auth(request)
      print(request.headers['Authorization'])
      """;

  private final SigV4Signer signer =
      new SigV4Signer(
          StaticCredentialsProvider.create(
              AwsSessionCredentials.create("AKID", "secret", "session")),
          "eu-west-1",
          CLOCK);

  @Test
  void post_withABody_isSignedAsBotocoreDoes() throws Exception {
    assumeTrue(Python.has("botocore"));
    byte[] body = "{\"key\":\"models/a b.bin\"}".getBytes(UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://abc.execute-api.eu-west-1.amazonaws.com/ingest"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body))
            .build();

    assertSignedAlike(signer.sign(request, body), body);
  }

  @Test
  void get_withAQuery_isSignedAsBotocoreDoes() throws Exception {
    assumeTrue(Python.has("botocore"));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "https://abc.execute-api.eu-west-1.amazonaws.com/files?key=models%2Fa%20b"))
            .GET()
            .build();

    assertSignedAlike(signer.sign(request, new byte[0]), new byte[0]);
  }

  @Test
  void sign_temporaryCredentials_sendTheirTokenAndKeepTheRequest() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://abc.example/health")).GET().build();

    HttpRequest signed = signer.sign(request, new byte[0]);

    assertThat(signed.uri()).isEqualTo(request.uri());
    assertThat(signed.headers().firstValue("X-Amz-Security-Token")).contains("session");
    assertThat(signed.headers().firstValue("X-Amz-Date")).contains("20261121T102030Z");
  }

  private static void assertSignedAlike(HttpRequest signed, byte[] body) throws Exception {
    String expected =
        Python.output(
            "-c",
            SIGN_WITH_BOTOCORE,
            signed.method(),
            signed.uri().toString(),
            new String(body, UTF_8),
            signed.headers().firstValue("x-amz-content-sha256").orElseThrow());

    assertThat(signed.headers().firstValue("Authorization")).contains(expected);
  }
}
