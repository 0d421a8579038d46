package dev.efsshare.demo.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** A deployed stack is found and its functions are changed and put back, on moto's AWS APIs. */
@TestInstance(Lifecycle.PER_CLASS)
class AwsTargetTest {
  private static final String REGION = "eu-west-1";
  private static final String TEMPLATE =
      """
      Parameters:
        ApiAuth: {Type: String, Default: IAM}
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement:
                - {Effect: Allow, Action: "sts:AssumeRole", Principal: {Service: lambda.amazonaws.com}}
        Bucket:
          Type: AWS::S3::Bucket
          Properties: {BucketName: files-of-the-stack}
        ProducerFunction:
          Type: AWS::Lambda::Function
          Properties:
            FunctionName: stack-producer
            Description: as deployed
            Runtime: python3.12
            Handler: index.handler
            Role: !GetAtt Role.Arn
            Code: {ZipFile: "def handler(event, context): return 1"}
        ConsumerFunction:
          Type: AWS::Lambda::Function
          Properties:
            FunctionName: stack-consumer
            Description: as deployed
            Runtime: python3.12
            Handler: index.handler
            MemorySize: 512
            Role: !GetAtt Role.Arn
            Code: {ZipFile: "def handler(event, context): return 1"}
      Outputs:
        ApiUrl: {Value: "https://abc.execute-api.eu-west-1.amazonaws.com"}
        BucketName: {Value: !Ref Bucket}
        ProducerFunctionArn: {Value: !GetAtt ProducerFunction.Arn}
        ConsumerFunctionArn: {Value: !GetAtt ConsumerFunction.Arn}
        AccessPointArn: {Value: "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-1"}
      """;

  private MotoServer moto;
  private LambdaClient lambda;

  @BeforeAll
  void deploy() throws Exception {
    assumeTrue(Python.has("moto.server"));
    moto = MotoServer.start();
    try (CloudFormationClient client =
        CloudFormationClient.builder().region(Region.of(REGION)).build()) {
      client.createStack(b -> b.stackName("share").templateBody(TEMPLATE));
    }
    lambda = LambdaClient.builder().region(Region.of(REGION)).build();
    for (String function : List.of("stack-producer", "stack-consumer")) {
      String version = lambda.publishVersion(b -> b.functionName(function)).version();
      lambda.createAlias(b -> b.functionName(function).name("live").functionVersion(version));
    }
  }

  @AfterAll
  void end() throws Exception {
    if (moto != null) {
      lambda.close();
      moto.close();
    }
  }

  @Test
  void stack_thatIsThere_tellsWhereItsPartsAre() {
    try (AwsTarget target = AwsTarget.ofStack("share", REGION)) {
      assertThat(target.outputs().bucket()).isEqualTo("files-of-the-stack");
      assertThat(target.outputs().parameter("ApiAuth")).contains("IAM");
      assertThat(target.signer()).isInstanceOf(SigV4Signer.class);
      assertThat(target.fileSystem()).endsWith("access-point/fsap-1");
      assertThat(target.region()).isEqualTo(REGION);
      assertThat(target.host()).isEmpty();
    }
  }

  @Test
  void stack_thatIsThere_tellsOfItsFunctions() {
    try (AwsTarget target = AwsTarget.ofStack("share", REGION)) {
      assertThat(target.configuration())
          .containsEntry("consumer_runtime", "python3.12")
          .containsEntry("consumer_memory_mb", "512");
      assertThat(target.logGroups())
          .containsExactly("/aws/lambda/stack-consumer", "/aws/lambda/stack-producer");
    }
  }

  @Test
  void stack_thatIsNot_isNamedWithTheWayOut() {
    assertThatThrownBy(() -> AwsTarget.ofStack("none", REGION))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("the stack none")
        .hasMessageContaining("--region");
  }

  @Test
  void freshEnvironments_twice_areTwoNewVersions_andClosingPutsAllBack() {
    List<String> before = versions();
    String aliased = aliased();
    try (AwsTarget target = AwsTarget.ofStack("share", REGION)) {
      target.freshEnvironments(ShareFunction.CONSUMER);
      String first = aliased();
      target.freshEnvironments(ShareFunction.CONSUMER);

      assertThat(List.of(aliased, first, aliased())).doesNotHaveDuplicates();
      assertThat(versions()).hasSize(before.size() + 2);
    }

    assertThat(aliased()).isEqualTo(aliased);
    assertThat(versions()).isEqualTo(before);
    assertThat(lambda.getFunctionConfiguration(b -> b.functionName("stack-consumer")).description())
        .isEqualTo("as deployed");
  }

  private String aliased() {
    return lambda.getAlias(b -> b.functionName("stack-consumer").name("live")).functionVersion();
  }

  private List<String> versions() {
    return lambda.listVersionsByFunction(b -> b.functionName("stack-consumer")).versions().stream()
        .map(FunctionConfiguration::version)
        .toList();
  }
}
