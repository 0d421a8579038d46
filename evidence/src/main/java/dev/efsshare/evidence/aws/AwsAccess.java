package dev.efsshare.evidence.aws;

import dev.efsshare.evidence.bundle.EvidenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Who asks, and where: found as every AWS SDK finds them (environment, profile, role).
 *
 * @param region to ask in
 * @param credentials to ask with
 */
public record AwsAccess(Region region, AwsCredentials credentials) {

  /**
   * Finds region and credentials.
   *
   * @param region a region's name; empty for the environment's or the profile's
   * @return both
   * @throws EvidenceException if one is missing, or there is no such region
   */
  public static AwsAccess find(Optional<String> region) {
    return new AwsAccess(known(region.orElseGet(AwsAccess::defaultRegion)), credentialsOfUser());
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

  private static Region known(String name) {
    return Region.regions().stream()
        .filter(region -> region.id().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new EvidenceException(
                "There is no region '%s'; give one such as eu-west-1 with --region"
                    .formatted(name)));
  }

  private static String defaultRegion() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
    } catch (SdkClientException e) {
      throw new EvidenceException(
          "No region is set; give one with --region, or set AWS_REGION or the profile's", e);
    }
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
