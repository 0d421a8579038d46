package dev.efsshare.functions.share;

import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.s3.NoExpectContinue;
import dev.efsshare.s3.S3ObjectStore;
import dev.efsshare.transfer.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.crypto.Mac;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.utils.DateUtils;

/**
 * The S3 client of an environment. Region, credentials and HTTP client are named, since the SDK's
 * search for them costs a tenth of a second at a cold start.
 */
public final class S3Objects {
  /** The SDK's own: it sets them only on connections that it opens itself. */
  private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

  private static final int READ_TIMEOUT_MILLIS = 30_000;

  /** Set by the bundle's build while it trains. */
  private static final String TRAINING = "dev.efsshare.training";

  private S3Objects() {}

  /**
   * A new client; {@code AWS_ENDPOINT_URL_S3} is honoured by the SDK itself.
   *
   * @param variables the environment
   * @throws dev.efsshare.functions.error.FunctionException INVALID_CONFIGURATION if there is no
   *     region
   */
  public static ObjectStore connect(Map<String, String> variables) {
    return new S3ObjectStore(client(variables));
  }

  /**
   * The client itself, for who needs more of S3 than the port has.
   *
   * @param variables the environment
   * @throws dev.efsshare.functions.error.FunctionException INVALID_CONFIGURATION if there is no
   *     region
   */
  public static S3Client client(Map<String, String> variables) {
    if (connectsSecurely(variables)) {
      Thread.ofPlatform().daemon().name("efs-share-tls").start(S3Objects::tryTls);
    }
    return S3Client.builder()
        .httpClient(UrlConnectionHttpClient.create(S3Objects::connection))
        .overrideConfiguration(c -> c.addExecutionInterceptor(new NoExpectContinue()))
        .region(region(variables))
        .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
        .forcePathStyle(needsPathStyle(variables))
        .build();
  }

  /**
   * As the client's own way, but without its own TLS context: that is made with the client, whether
   * needed or not, and reads every certificate authority, a tenth of a second. The JVM's is the
   * same one, made with the first secure connection.
   */
  static HttpURLConnection connection(URI uri) {
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
      connection.setReadTimeout(READ_TIMEOUT_MILLIS);
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Also while an AOT cache is trained, whose S3 is on this machine: on AWS it is not. */
  private static boolean connectsSecurely(Map<String, String> variables) {
    String endpoint = variables.get("AWS_ENDPOINT_URL_S3");
    return endpoint == null || !endpoint.startsWith("http:") || Boolean.getBoolean(TRAINING);
  }

  private static void tryTls() {
    try {
      tls();
    } catch (IOException | RuntimeException | LinkageError e) {
      // The first connection meets the same failure, and has somebody to tell.
    }
  }

  /**
   * What a first secure connection needs up to its first message: the certificate authorities and
   * the key exchange. They take longer than the client itself, on a processor that would be idle.
   */
  static void tls() throws IOException {
    try {
      SSLEngine engine = SSLContext.getDefault().createSSLEngine("s3.amazonaws.com", 443);
      engine.setUseClientMode(true);
      engine.beginHandshake();
      ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      engine.wrap(ByteBuffer.allocate(0), hello);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes ready what the first call needs and making a client does not: the JDK's cryptography,
   * since requests are signed, and the names of days and months, since answers have dates.
   */
  public static void prime() {
    try {
      Mac.getInstance("HmacSHA256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    DateUtils.parseRfc822Date("Sat, 21 Nov 2026 00:00:00 GMT");
  }

  /** The region that Lambda names. */
  static Region region(Map<String, String> variables) {
    String region = variables.get("AWS_REGION");
    if (region == null || region.isBlank()) {
      throw Problem.of(
              ErrorCode.INVALID_CONFIGURATION,
              "AWS_REGION is not set; Lambda sets it, elsewhere set it to a region such as"
                  + " eu-west-1")
          .asException();
    }
    return Region.of(region);
  }

  /** A bucket's name cannot be put before an address or {@code localhost}. */
  static boolean needsPathStyle(Map<String, String> variables) {
    String endpoint = variables.get("AWS_ENDPOINT_URL_S3");
    if (endpoint == null || endpoint.isBlank()) {
      return false;
    }
    String host = URI.create(endpoint.strip()).getHost();
    return host != null
        && (host.equals("localhost") || host.startsWith("[") || host.matches("[0-9.]+"));
  }
}
