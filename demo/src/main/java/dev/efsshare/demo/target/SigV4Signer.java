package dev.efsshare.demo.target;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Signs requests for an API with IAM authorisation, by the AWS SDK's signer. Thread-safe. */
final class SigV4Signer implements RequestSigner {
  private static final String SERVICE = "execute-api";

  /** Set by the HTTP client itself, to the same values. */
  private static final Set<String> OWNED_BY_THE_CLIENT = Set.of("host", "content-length");

  private final AwsCredentialsProvider credentials;
  private final String region;
  private final Clock clock;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  SigV4Signer(AwsCredentialsProvider credentials, String region, Clock clock) {
    this.credentials = credentials;
    this.region = region;
    this.clock = clock;
  }

  @Override
  public HttpRequest sign(HttpRequest request, byte[] body) {
    SignedRequest signed =
        signer.sign(r ->
            r.identity(credentials.resolveCredentials())
                .request(sdkRequest(request))
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock));
    HttpRequest.Builder result = HttpRequest.newBuilder(request, (name, value) -> false);
    for (Map.Entry<String, List<String>> header : signed.request().headers().entrySet()) {
      if (!OWNED_BY_THE_CLIENT.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        header.getValue().forEach(value -> result.header(header.getKey(), value));
      }
    }
    return result.build();
  }

  private static SdkHttpRequest sdkRequest(HttpRequest request) {
    SdkHttpRequest.Builder result =
        SdkHttpRequest.builder()
            .uri(request.uri())
            .method(SdkHttpMethod.fromValue(request.method()));
    request.headers().map().forEach(result::putHeader);
    return result.build();
  }
}
