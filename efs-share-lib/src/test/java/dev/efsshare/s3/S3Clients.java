package dev.efsshare.s3;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Clients for servers of this machine. */
final class S3Clients {

  private S3Clients() {}

  /** With the SDK's retries: a server may drop a connection that was kept for the next request. */
  static S3Client at(URI endpoint) {
    return builder(endpoint)
        .overrideConfiguration(c -> c.addExecutionInterceptor(new NoExpectContinue()))
        .build();
  }

  /** Without retries: every answer is met once. */
  static S3Client withoutRetries(URI endpoint) {
    return builder(endpoint)
        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  private static S3ClientBuilder builder(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")))
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(20)));
  }
}
