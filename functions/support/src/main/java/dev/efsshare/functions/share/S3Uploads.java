package dev.efsshare.functions.share;

import dev.efsshare.ContentChecksum;
import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.Problem;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * Signs uploads to S3 with the function's own credentials, on this machine: nothing is sent.
 * Thread-safe.
 */
public final class S3Uploads implements UploadSigner {
  private static final Duration VALID = Duration.ofMinutes(15);

  /** Every HTTP client sends them by itself, and browsers let nobody else set them. */
  private static final List<String> CLIENTS_OWN = List.of("host", "content-length");

  private final S3Presigner presigner;

  private S3Uploads(S3Presigner presigner) {
    this.presigner = presigner;
  }

  /**
   * A new signer, with region, credentials and addressing as {@link S3Objects} has them; {@code
   * AWS_ENDPOINT_URL_S3} is honoured by the SDK itself.
   *
   * @param variables the environment
   * @throws dev.efsshare.functions.error.FunctionException INVALID_CONFIGURATION if there is no
   *     region
   */
  public static UploadSigner connect(Map<String, String> variables) {
    return connect(variables, EnvironmentVariableCredentialsProvider.create());
  }

  static UploadSigner connect(Map<String, String> variables, AwsCredentialsProvider credentials) {
    S3Configuration addressing =
        S3Configuration.builder()
            .pathStyleAccessEnabled(S3Objects.needsPathStyle(variables))
            .build();
    return new S3Uploads(
        S3Presigner.builder()
            .region(S3Objects.region(variables))
            .credentialsProvider(credentials)
            .serviceConfiguration(addressing)
            .build());
  }

  @Override
  public SignedUpload sign(UploadTerms terms) {
    PutObjectRequest put = request(terms);
    PresignedPutObjectRequest signed;
    try {
      signed = presigner.presignPutObject(b -> b.signatureDuration(VALID).putObjectRequest(put));
    } catch (SdkException e) {
      // Nothing was sent, so what failed is what there was to sign with.
      throw Problem.of(
              ErrorCode.INVALID_CONFIGURATION, "the upload cannot be signed: " + e.getMessage())
          .withCause(e)
          .asException();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    signed.signedHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
    headers.keySet().removeAll(CLIENTS_OWN);
    // The signature counts from a whole second.
    return new SignedUpload(
        signed.httpRequest().method().name(),
        signed.url().toString(),
        headers,
        signed.expiration().truncatedTo(ChronoUnit.SECONDS));
  }

  private static PutObjectRequest request(UploadTerms terms) {
    ContentChecksum sha256 = terms.sha256();
    return PutObjectRequest.builder()
        .bucket(terms.object().bucket())
        .key(terms.object().key())
        .contentLength(terms.sizeBytes())
        .contentType(terms.contentType())
        .checksumSHA256(sha256 == null ? null : sha256.base64())
        .build();
  }
}
