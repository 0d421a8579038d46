package dev.efsshare.demo.target;

import dev.efsshare.local.LocalStack;
import dev.efsshare.local.LocalStackOptions;
import dev.efsshare.local.machine.MachineDetails;
import dev.efsshare.s3.NoExpectContinue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The stack of {@code template.yaml} on this machine. */
public final class LocalTarget implements Target {
  private static final Duration POLL = Duration.ofMillis(5);

  private final LocalStack stack;
  private final boolean owned;
  private final StackOutputs outputs;
  private final S3Client s3;
  private final LambdaClient lambda;

  private LocalTarget(LocalStack stack, boolean owned, Map<String, String> parameters) {
    this.stack = stack;
    this.owned = owned;
    this.outputs = outputsOf(stack, parameters);
    AwsCredentialsProvider credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    Region region = Region.of(stack.region());
    this.s3 =
        S3Client.builder()
            .endpointOverride(stack.s3())
            .region(region)
            .credentialsProvider(credentials)
            .forcePathStyle(true)
            .overrideConfiguration(c -> c.addExecutionInterceptor(new NoExpectContinue()))
            .build();
    this.lambda =
        LambdaClient.builder()
            .endpointOverride(stack.lambda())
            .region(region)
            .credentialsProvider(credentials)
            .applyMutation(LambdaClients::withoutRetries)
            .build();
  }

  /**
   * Starts a stack.
   *
   * @param options where and how
   * @return a target that ends the stack when it is closed
   */
  public static LocalTarget start(LocalStackOptions options) {
    return new LocalTarget(LocalStack.start(options), true, options.parameters());
  }

  /**
   * Uses a stack that runs.
   *
   * @param stack somebody else's
   * @return a target that leaves the stack running when it is closed
   */
  public static LocalTarget of(LocalStack stack) {
    return new LocalTarget(stack, false, Map.of());
  }

  private static StackOutputs outputsOf(LocalStack stack, Map<String, String> parameters) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(StackOutputs.API_URL, stack.api().toString());
    values.put(StackOutputs.BUCKET_NAME, stack.buckets().getFirst());
    for (ShareFunction function : ShareFunction.values()) {
      values.put(function.output(), stack.functionArn(function.logicalId()));
    }
    return new StackOutputs("the local stack", values, parameters);
  }

  /**
   * The stack behind the target.
   *
   * @return running
   */
  public LocalStack stack() {
    return stack;
  }

  @Override
  public String kind() {
    return "local";
  }

  @Override
  public String title() {
    return "efs-share on this machine: " + stack.api() + ", mount " + stack.mount();
  }

  @Override
  public String region() {
    return stack.region();
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
    return RequestSigner.NONE;
  }

  @Override
  public String qualifiedName(ShareFunction function) {
    return outputs.require(function.output());
  }

  @Override
  public void freshEnvironments(ShareFunction function) throws InterruptedException {
    stack.endIdleEnvironments();
  }

  @Override
  public Duration pollInterval() {
    return POLL;
  }

  @Override
  public List<String> logGroups() {
    return new FunctionSettings(lambda, this).logGroups();
  }

  @Override
  public String fileSystem() {
    return "a folder on this machine (" + MachineDetails.fileSystem(stack.mount()) + ")";
  }

  @Override
  public Map<String, String> configuration() {
    return new FunctionSettings(lambda, this).figures();
  }

  @Override
  public Optional<Host> host() {
    return Optional.of(new Host(stack));
  }

  @Override
  public void close() {
    s3.close();
    lambda.close();
    if (owned) {
      stack.close();
    }
  }
}
