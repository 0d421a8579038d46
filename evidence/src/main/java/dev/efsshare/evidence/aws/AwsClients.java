package dev.efsshare.evidence.aws;

import dev.efsshare.evidence.collect.Recorder;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The clients, all with one recorder. They follow {@code AWS_ENDPOINT_URL}, as every AWS tool does.
 *
 * @param stacks CloudFormation
 * @param efs EFS
 * @param lambda Lambda
 * @param logs CloudWatch Logs
 * @param s3 S3
 */
record AwsClients(
    CloudFormationClient stacks,
    EfsClient efs,
    LambdaClient lambda,
    CloudWatchLogsClient logs,
    S3Client s3)
    implements AutoCloseable {

  static AwsClients open(AwsAccess access, Recorder recorder) {
    return new AwsClients(
        client(CloudFormationClient.builder(), access, recorder),
        client(EfsClient.builder(), access, recorder),
        client(LambdaClient.builder(), access, recorder),
        client(CloudWatchLogsClient.builder(), access, recorder),
        client(S3Client.builder(), access, recorder));
  }

  private static <B extends AwsClientBuilder<B, C>, C> C client(
      B builder, AwsAccess access, Recorder recorder) {
    return builder
        .region(access.region())
        .credentialsProvider(StaticCredentialsProvider.create(access.credentials()))
        .overrideConfiguration(c -> c.addExecutionInterceptor(recorder))
        .build();
  }

  @Override
  public void close() {
    s3.close();
    logs.close();
    lambda.close();
    efs.close();
    stacks.close();
  }
}
