package dev.efsshare.functions.share;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ContentChecksum;
import dev.efsshare.transfer.ObjectRef;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What is really signed. */
class S3UploadsTest {
  private static final String BASE64 = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
  private static final Map<String, String> VARIABLES = Map.of("AWS_REGION", "eu-west-1");
  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final UploadSigner signer =
      S3Uploads.connect(
          VARIABLES,
          StaticCredentialsProvider.create(
              AwsSessionCredentials.create("AKIDEXAMPLE", "secret", "token/+=")));

  private static UploadTerms terms(String key) {
    return new UploadTerms(ObjectRef.of("my-bucket", key), null, null, null);
  }

  private static Map<String, String> query(SignedUpload upload) {
    Map<String, String> query = new TreeMap<>();
    for (String pair : URI.create(upload.url()).getRawQuery().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    return query;
  }

  @Test
  void upload_ofAnything_bindsNothingButTheObject() {
    SignedUpload upload = signer.sign(terms("models/a.bin"));

    assertThat(upload.method()).isEqualTo("PUT");
    assertThat(upload.url())
        .startsWith("https://my-bucket.s3.eu-west-1.amazonaws.com/models/a.bin?");
    assertThat(upload.headers()).isEmpty();
    assertThat(query(upload))
        .containsEntry("X-Amz-SignedHeaders", "host")
        .containsEntry("X-Amz-Security-Token", "token/+=");
  }

  @Test
  void upload_withAllTerms_bindsThemByHeaders() {
    ContentChecksum sha256 = ContentChecksum.ofBase64(ChecksumAlgorithm.SHA_256, BASE64);

    SignedUpload upload =
        signer.sign(
            new UploadTerms(
                ObjectRef.of("my-bucket", "models/a.bin"),
                5L,
                "text/plain; charset=utf-8",
                sha256));

    assertThat(query(upload))
        .containsEntry(
            "X-Amz-SignedHeaders", "content-length;content-type;host;x-amz-checksum-sha256");
    assertThat(upload.headers())
        .isEqualTo(
            Map.of("content-type", "text/plain; charset=utf-8", "x-amz-checksum-sha256", BASE64));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 5})
  void size_isBoundAndLeftToTheClientToSend(long size) {
    ObjectRef object = ObjectRef.of("my-bucket", "models/a.bin");

    SignedUpload upload = signer.sign(new UploadTerms(object, size, null, null));

    assertThat(query(upload)).containsEntry("X-Amz-SignedHeaders", "content-length;host");
    assertThat(upload.headers()).isEmpty();
  }

  @Test
  void url_hasNoChecksumOfTheSdksOwn() {
    // The SDK's default, a CRC32 of the content it sends, would be that of no content here.
    assertThat(query(signer.sign(terms("models/a.bin"))))
        .containsOnlyKeys(
            "X-Amz-Algorithm",
            "X-Amz-Credential",
            "X-Amz-Date",
            "X-Amz-Expires",
            "X-Amz-Security-Token",
            "X-Amz-Signature",
            "X-Amz-SignedHeaders");
  }

  @Test
  void expiry_isWhatTheSignatureSays() {
    SignedUpload upload = signer.sign(terms("models/a.bin"));

    Map<String, String> query = query(upload);
    assertThat(query).containsEntry("X-Amz-Expires", "900");
    Instant signedAt = AMZ_DATE.parse(query.get("X-Amz-Date"), Instant::from);
    assertThat(upload.expiresAt()).isEqualTo(signedAt.plus(Duration.ofMinutes(15)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models/a b.bin",
        "models/a+b&c=d?e#f.bin",
        "models/100%25.bin",
        "models/größe/模型🚀.bin",
        "models/~'()*!.bin",
        "models/a\\b\".bin"
      })
  void key_ofAnyCharacters_isInThePathOnce(String key) {
    SignedUpload upload = signer.sign(terms(key));

    assertThat(upload.url()).matches("\\p{ASCII}+");
    assertThat(URI.create(upload.url()).getPath()).isEqualTo("/" + key);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:3002,http://127.0.0.1:3002/my-bucket/models/a.bin?",
    "http://localhost:3002,http://localhost:3002/my-bucket/models/a.bin?",
    "https://s3.example.org,https://my-bucket.s3.example.org/models/a.bin?",
    "'',https://my-bucket.s3.eu-west-1.amazonaws.com/models/a.bin?",
  })
  void endpoint_ofTheEnvironment_isHonoured(String endpoint, String start)
      throws IOException, InterruptedException {
    assertThat(signInAProcessWith(endpoint)).startsWith(start).contains("AKIDPROCESS%2F");
  }

  private static String signInAProcessWith(String endpoint)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            S3UploadsTest.class.getName());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.putAll(VARIABLES);
    environment.put("AWS_ACCESS_KEY_ID", "AKIDPROCESS");
    environment.put("AWS_SECRET_ACCESS_KEY", "secret");
    if (!endpoint.isEmpty()) {
      environment.put("AWS_ENDPOINT_URL_S3", endpoint);
    }
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** The child: signs with what its environment has. */
  @SuppressWarnings("SystemOut") // This is how it tells the parent.
  static void main(String[] arguments) {
    System.out.println(S3Uploads.connect(System.getenv()).sign(terms("models/a.bin")).url());
  }

  @Test
  void region_missing_isAClearError() {
    assertThatThrownBy(() -> S3Uploads.connect(Map.of()))
        .hasMessageContaining("INVALID_CONFIGURATION")
        .hasMessageContaining("AWS_REGION is not set");
  }

  @Test
  void credentials_missing_isAClearError() {
    UploadSigner without =
        S3Uploads.connect(
            VARIABLES,
            () -> {
              throw SdkClientException.create("no key");
            });

    assertThatThrownBy(() -> without.sign(terms("models/a.bin")))
        .hasMessageContaining("INVALID_CONFIGURATION")
        .hasMessageContaining("the upload cannot be signed: no key");
  }

  @Test
  void text_ofAnUpload_hasNoSignature() {
    SignedUpload upload = signer.sign(terms("models/a.bin"));
    String signature = Objects.requireNonNull(query(upload).get("X-Amz-Signature"));

    assertThat(upload.toString()).doesNotContain(signature).contains("expiresAt");
  }

  @Test
  void checksum_ofAnotherAlgorithm_isRefused() {
    ContentChecksum md5 =
        new ContentChecksum(ChecksumAlgorithm.MD5, "d41d8cd98f00b204e9800998ecf8427e");
    ObjectRef object = ObjectRef.of("my-bucket", "models/a.bin");

    assertThatThrownBy(() -> new UploadTerms(object, null, null, md5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
