package dev.efsshare.evidence.aws;

import dev.efsshare.evidence.bundle.EvidenceException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/**
 * Who asks, and where; credentials are found as every AWS SDK finds them (environment, profile,
 * role).
 *
 * @param region to ask in
 * @param credentials to ask with
 */
public record AwsAccess(Region region, AwsCredentials credentials) {

  /**
   * Finds credentials.
   *
   * @param region to ask in, for example {@code eu-west-1}
   * @return both
   * @throws EvidenceException if there are no credentials
   */
  public static AwsAccess in(String region) {
    return new AwsAccess(Region.of(region), credentialsOfUser());
  }

  /**
   * What must not be in a bundle.
   *
   * @return the credentials' texts
   */
  public List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    secrets.add(credentials.accessKeyId());
    secrets.add(credentials.secretAccessKey());
    if (credentials instanceof AwsSessionCredentials session) {
      secrets.add(session.sessionToken());
    }
    return secrets;
  }

  /** Without the credentials. */
  @Override
  public String toString() {
    return "access to " + region;
  }

  private static AwsCredentials credentialsOfUser() {
    try (DefaultCredentialsProvider provider = DefaultCredentialsProvider.builder().build()) {
      return provider.resolveCredentials();
    } catch (SdkClientException e) {
      throw new EvidenceException(
          "No AWS credentials were found; set AWS_PROFILE, or AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY",
          e);
    }
  }
}
