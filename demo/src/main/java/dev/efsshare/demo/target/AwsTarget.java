package dev.efsshare.demo.target;

import dev.efsshare.s3.NoExpectContinue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A deployed stack, with the credentials of the AWS CLI. Endpoints that the environment names
 * ({@code AWS_ENDPOINT_URL_S3} and its like) are used as every AWS SDK does.
 */
public final class AwsTarget implements Target {
  private static final Duration POLL = Duration.ofMillis(100);

  private final StackOutputs outputs;
  private final Region region;
  private final RequestSigner signer;
  private final S3Client s3;
  private final LambdaClient lambda;
  private final LambdaClient management;
  private final FreshVersions versions;

  private AwsTarget(StackOutputs outputs, Region region, Map<String, String> environment) {
    AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
    this.outputs = outputs;
    this.region = region;
    this.signer = signer(ApiAccess.of(outputs), credentials, region, environment);
    this.s3 =
        S3Client.builder()
            .region(region)
            .credentialsProvider(credentials)
            .overrideConfiguration(c -> c.addExecutionInterceptor(new NoExpectContinue()))
            .build();
    this.lambda =
        LambdaClient.builder()
            .region(region)
            .credentialsProvider(credentials)
            .applyMutation(LambdaClients::withoutRetries)
            .build();
    this.management =
        LambdaClient.builder().region(region).credentialsProvider(credentials).build();
    this.versions = new FreshVersions(management);
  }

  /**
   * Uses a stack whose outputs are known.
   *
   * @param outputs for example {@link StackOutputs#read}
   * @param region null for the one that the functions' ARNs name
   * @return a target that puts back on closing what it changed
   * @throws TargetException if the outputs do not suffice
   */
  public static AwsTarget of(StackOutputs outputs, @Nullable String region) {
    String name = region == null ? regionOf(outputs) : region;
    outputs.bucket();
    for (ShareFunction function : ShareFunction.values()) {
      outputs.require(function.output());
    }
    return new AwsTarget(outputs, Region.of(name), System.getenv());
  }

  /**
   * Uses a stack that CloudFormation knows.
   *
   * @param stackName its name
   * @param region null for the one that the environment or the AWS CLI's profile names
   * @return a target that puts back on closing what it changed
   * @throws TargetException if there is no such stack, or it cannot be asked for
   */
  public static AwsTarget ofStack(String stackName, @Nullable String region) {
    return of(DeployedStack.outputs(stackName, region), region);
  }

  private static String regionOf(StackOutputs outputs) {
    String arn = outputs.require(ShareFunction.PRODUCER.output());
    String[] parts = arn.split(":", -1);
    if (parts.length < 4 || parts[3].isEmpty()) {
      throw new TargetException(
          "%s: %s '%s' is not an ARN; name the region with --region"
              .formatted(outputs.origin(), ShareFunction.PRODUCER.output(), arn));
    }
    return parts[3];
  }

  private static RequestSigner signer(
      ApiAccess access,
      AwsCredentialsProvider credentials,
      Region region,
      Map<String, String> environment) {
    return switch (access) {
      case NONE -> RequestSigner.NONE;
      case IAM -> new SigV4Signer(credentials, region.id(), Clock.systemUTC());
      case JWT -> RequestSigner.bearer(token(environment));
    };
  }

  private static String token(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("TOKEN"))
        .orElseThrow(() ->
            new TargetException(
                "the stack's API wants a token (ApiAuth is JWT): put one of its issuer into"
                    + " the environment variable TOKEN"));
  }

  @Override
  public String kind() {
    return "aws";
  }

  @Override
  public String title() {
    return "efs-share in " + region + ": " + outputs.api() + ", bucket " + outputs.bucket();
  }

  @Override
  public String region() {
    return region.id();
  }

  @Override
  public StackOutputs outputs() {
    return outputs;
  }

  @Override
  public S3Client s3() {
    return s3;
  }

  @Override
  public LambdaClient lambda() {
    return lambda;
  }

  @Override
  public RequestSigner signer() {
    return signer;
  }

  @Override
  public String qualifiedName(ShareFunction function) {
    return outputs.require(function.output()) + ":" + FreshVersions.ALIAS;
  }

  @Override
  public void freshEnvironments(ShareFunction function) {
    versions.next(function, outputs.require(function.output()));
  }

  @Override
  public Duration pollInterval() {
    return POLL;
  }

  @Override
  public List<String> logGroups() {
    return new FunctionSettings(management, this).logGroups();
  }

  @Override
  public String fileSystem() {
    return outputs.values().getOrDefault("AccessPointArn", "not told by " + outputs.origin());
  }

  @Override
  public Map<String, String> configuration() {
    return new FunctionSettings(management, this).figures();
  }

  @Override
  public Optional<Host> host() {
    return Optional.empty();
  }

  @Override
  public void close() {
    try (management;
        lambda;
        s3) {
      versions.close();
    }
  }
}
