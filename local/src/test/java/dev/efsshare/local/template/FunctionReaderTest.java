package dev.efsshare.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A template as it is written for production: conditions, parameters, and much that is AWS's. */
class FunctionReaderTest {

  private static final String TEMPLATE =
      """
      Metadata:
        AWS::CloudFormation::Interface: {ParameterGroups: [{Label: {default: All}}]}
      Rules:
        R: {Assertions: [{Assert: !Contains [[test, prod], !Ref Stage]}]}
      Parameters:
        Stage: {Type: String, Default: test, AllowedValues: [test, prod]}
        Reserved: {Type: Number, Default: 0}
        Origins: {Type: CommaDelimitedList, Default: "https://a.example,https://b.example"}
        Zones: {Type: List<Number>, Default: "2,1"}
      Mappings:
        Stages:
          test: {Names: [t0, t1], Level: DEBUG}
          prod: {Names: [p0, p1], Level: WARN}
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
        IsTest: !Not [!Condition IsProd]
        HasReserved: !And
          - !Not [!Equals [!Ref Reserved, 0]]
          - !Or [!Condition IsProd, {Condition: IsTest}]
        IsFirst: !Equals [!Select [0, !FindInMap [Stages, !Ref Stage, Names]], !Sub "t0"]
      Globals:
        Function:
          Runtime: java25
          Handler: H
          CodeUri: f.jar
          Tracing: !If [IsProd, Active, PassThrough]
          LoggingConfig:
            LogFormat: JSON
            SystemLogLevel: !FindInMap [Stages, !Ref Stage, Level]
          Environment:
            Variables: {G: global}
      Resources:
        F:
          Type: AWS::Serverless::Function
          Metadata: {BuildMethod: makefile}
          Properties:
            Role: !GetAtt Role.Arn
            ReservedConcurrentExecutions: !If [HasReserved, !Ref Reserved, !Ref AWS::NoValue]
            AutoPublishAlias: live
            DeploymentPreference: {Type: !If [IsProd, Canary10Percent5Minutes, AllAtOnce]}
            ProvisionedConcurrencyConfig:
              !If [IsProd, {ProvisionedConcurrentExecutions: 1}, !Ref AWS::NoValue]
            DeadLetterQueue: !If [IsProd, {Type: SQS, TargetArn: !GetAtt Q.Arn}, !Ref AWS::NoValue]
            LoggingConfig:
              LogGroup: !Ref Logs
              ApplicationLogLevel: INFO
            EventInvokeConfig: !If
              - IsProd
              - MaximumRetryAttempts: 1
                MaximumEventAgeInSeconds: 60
                DestinationConfig: {OnFailure: {Type: SQS, Destination: !ImportValue q}}
              - {MaximumRetryAttempts: 0}
            Environment:
              Variables:
                V: %s
            Events:
              Get: {Type: HttpApi, Properties: {Method: get, Path: "/files/{fileId}"}}
              Tick: {Type: Schedule, Properties: {Schedule: rate(1 day)}}
        Logs:
          Type: AWS::Logs::LogGroup
          Properties: {LogGroupName: !Sub "/aws/lambda/own-${Stage}"}
        Files:
          Type: AWS::S3::Bucket
          Properties:
            BucketName: !If [IsProd, prod-files, !Ref AWS::NoValue]
            CorsConfiguration:
              CorsRules:
                - !If
                  - IsTest
                  - AllowedOrigins: !Ref Origins
                    AllowedMethods: [PUT, GET]
                    AllowedHeaders: ["*"]
                    ExposedHeaders: [ETag]
                    MaxAge: 600
                  - !Ref AWS::NoValue
        Api:
          Type: AWS::Serverless::HttpApi
          Properties:
            CorsConfiguration: !If [IsTest, {AllowOrigins: !Ref Origins}, !Ref AWS::NoValue]
            Auth: {DefaultAuthorizer: !If [IsProd, AWS_IAM, !Ref AWS::NoValue]}
        Role: {Type: AWS::IAM::Role}
        Q: {Type: AWS::SQS::Queue}
        Alarm: {Type: AWS::CloudWatch::Alarm, Condition: IsProd}
      """;

  @TempDir Path folder;

  @Test
  void function_withConditions_hasTheChosenBranches() throws IOException {
    FunctionDeclaration function = read("x").functions().getFirst();

    assertThat(function.alias()).contains("live");
    assertThat(function.reservedConcurrency()).isEmpty();
    assertThat(function.async()).isEqualTo(new AsyncRules(0, Duration.ofHours(6), false));
    assertThat(function.log())
        .isEqualTo(
            new LogRules(
                true, "/aws/lambda/own-test", Optional.of("INFO"), LogRules.SystemLevel.DEBUG));
    assertThat(function.environment()).containsOnly(Map.entry("G", "global"), Map.entry("V", "x"));
    assertThat(function.routes()).containsExactly(new RouteDeclaration("GET", "/files/{fileId}"));
  }

  @Test
  void function_withOtherParameters_hasTheOtherBranches() throws IOException {
    StackTemplate template = read("x", Map.of("Stage", "prod", "Reserved", "7"));
    FunctionDeclaration function = template.functions().getFirst();

    assertThat(function.reservedConcurrency()).hasValue(7);
    assertThat(function.async()).isEqualTo(new AsyncRules(1, Duration.ofMinutes(1), true));
    assertThat(function.log().systemLevel()).isEqualTo(LogRules.SystemLevel.WARN);
    assertThat(template.buckets().getFirst())
        .isEqualTo(new BucketDeclaration("Files", "prod-files", List.of()));
    assertThat(template.cors()).isEqualTo(CorsRules.NONE);
  }

  @Test
  void bucketAndApi_haveTheirCorsRules() throws IOException {
    StackTemplate template = read("x");
    List<String> origins = List.of("https://a.example", "https://b.example");

    assertThat(template.buckets().getFirst().name()).isEqualTo("efs-share-local-files");
    assertThat(template.buckets().getFirst().corsRules())
        .containsExactly(
            new BucketCorsRule(origins, List.of("PUT", "GET"), List.of("*"), List.of("ETag")));
    assertThat(template.cors().allowOrigins()).isEqualTo(origins);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Ref Reserved | 0",
        "!Join [';', !Ref Origins] | https://a.example;https://b.example",
        "!Join ['', [a, !If [IsProd, p, !Ref AWS::NoValue], !Select [1, !Ref Zones]]] | a1",
        "!Select [!Select [1, !Ref Zones], !FindInMap [Stages, !Ref Stage, Names]] | t1",
        "!Select [2, !GetAZs ''] | us-east-1c",
        "!Select [0, !GetAZs eu-west-1] | eu-west-1a",
        "!Select [1, !Split ['-', !Sub 'a-${Stage}']] | test",
        "!If [IsFirst, !If [IsProd, a, b], c] | b",
        "!If [HasReserved, a, b] | b",
        "!Sub ['${x}.${AWS::URLSuffix}', {x: !Join [':', [a, !Ref AWS::Partition]]}]"
            + " | a:aws.amazonaws.com",
        "!Sub '${F.Alias}'"
            + " | arn:aws:lambda:us-east-1:123456789012:function:efs-share-local-F:live",
        "!Ref F.Alias | arn:aws:lambda:us-east-1:123456789012:function:efs-share-local-F:live",
        "!Ref Logs | /aws/lambda/own-test",
        "!Ref Files | efs-share-local-files",
        "{'Fn::Base64': !Ref Stage} | dGVzdA==",
      })
  void intrinsic_inAVariable_isResolved(String written, String resolved) throws IOException {
    assertThat(read(written).functions().getFirst().environment()).containsEntry("V", resolved);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!If [Nothing, a, b] | Variables.V: Condition Nothing is not declared under Conditions",
        "!Select [x, [a]] | Variables.V: Fn::Select needs a number, not x",
        "!FindInMap [Stages, x, Names] | Variables.V: Mappings has no Stages.x.Names",
        "!Ref Origins | Variables.V must be a text, not [https",
      })
  void intrinsic_thatCannotBeResolved_isNamedWithItsPlace(String written, String message) {
    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> read(written))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LogFormat: JSON | LogFormat: Xml | .LoggingConfig.LogFormat must be Text or JSON, not Xml",
        "Level: DEBUG | Level: LOUD | .SystemLogLevel must be DEBUG, INFO or WARN, not LOUD",
      })
  void loggingConfig_withUnknownWords_isRefused(String old, String replacement, String message) {
    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> readText(TEMPLATE.formatted("x").replace(old, replacement), Map.of()))
        .withMessageContaining(message);
  }

  @Test
  void function_thatBringsItsRuntime_hasTheFolderThatItsMetadataNames() throws IOException {
    String text =
        TEMPLATE
            .formatted("x")
            .replace("Runtime: java25", "Runtime: provided.al2023")
            .replace("BuildMethod: makefile", "AotBundle: bundles/f");

    FunctionDeclaration function = readText(text, Map.of()).functions().getFirst();

    assertThat(function.bringsItsRuntime()).isTrue();
    assertThat(function.code()).isEqualTo(folder.resolve("bundles/f"));
    assertThat(read("x").functions().getFirst().bringsItsRuntime()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "provided.al2023, .Metadata.AotBundle is missing",
    "python3.13, Runtime is python3.13; the local stack runs Java functions",
  })
  void runtime_thatCannotBeRun_isRefused(String runtime, String message) {
    String text = TEMPLATE.formatted("x").replace("Runtime: java25", "Runtime: " + runtime);

    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> readText(text, Map.of()))
        .withMessageContaining(message);
  }

  private StackTemplate read(String variable) throws IOException {
    return read(variable, Map.of());
  }

  private StackTemplate read(String variable, Map<String, String> parameters) throws IOException {
    return readText(TEMPLATE.formatted(variable), parameters);
  }

  private StackTemplate readText(String text, Map<String, String> parameters) throws IOException {
    Path file = Files.writeString(folder.resolve("template.yaml"), text);
    return new TemplateReader(LocalAccount.in("us-east-1"), parameters).read(file);
  }
}
