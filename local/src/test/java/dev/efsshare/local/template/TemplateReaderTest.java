package dev.efsshare.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading SAM templates. */
class TemplateReaderTest {

  private static final String FUNCTION =
      """
      Resources:
        F:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: java25
            Handler: H
            CodeUri: f.jar
      """;

  @TempDir Path folder;

  @Test
  void projectTemplate_declaresBothFunctions() {
    StackTemplate template =
        new TemplateReader(LocalAccount.in("us-east-1")).read(Path.of("../template.yaml"));

    assertThat(template.functions())
        .extracting(FunctionDeclaration::name)
        .containsExactly("efs-share-producer", "efs-share-consumer");
    FunctionDeclaration producer = template.functions().getFirst();
    assertThat(producer.memoryMb()).isEqualTo(1024);
    assertThat(producer.timeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(producer.mountPath()).contains("/mnt/efs");
    assertThat(producer.code())
        .endsWithRaw(Path.of("functions/producer/target/producer-lambda.jar"));
    assertThat(producer.routes())
        .extracting(RouteDeclaration::routeKey)
        .containsExactly("POST /ingest", "POST /uploads", "GET /health");
    assertThat(producer.environment())
        .containsEntry("MAX_OBJECT_BYTES", "1073741824")
        .containsEntry("S3_BUCKET_NAME", template.buckets().getFirst().name())
        .containsEntry("EXISTING_FILE", "");
    assertThat(producer.bucketRules())
        .containsExactly(
            new BucketRule(
                "ModelUploaded",
                template.buckets().getFirst().name(),
                List.of("s3:ObjectCreated:*"),
                "models/",
                ""));
    assertThat(template.cors().allowMethods()).containsExactly("GET", "POST", "OPTIONS");
  }

  @Test
  void cors_asOpenApiExtension_isRead() throws IOException {
    CorsRules rules =
        read(FUNCTION
                + """
                  Api:
                    Type: AWS::Serverless::HttpApi
                    Properties:
                      DefinitionBody:
                        x-amazon-apigateway-cors:
                          allowOrigins: !Split [",", "https://a.example,https://b.example"]
                          allowMethods: [GET]
                          allowHeaders: [Authorization]
                          maxAge: 60
                """)
            .cors();

    assertThat(rules)
        .isEqualTo(
            new CorsRules(
                List.of("https://a.example", "https://b.example"),
                List.of("GET"),
                List.of("Authorization"),
                List.of(),
                false,
                60));
  }

  @Test
  void function_withoutMore_hasLambdasDefaults() throws IOException {
    FunctionDeclaration function = read(FUNCTION).functions().getFirst();

    assertThat(function.name()).isEqualTo("efs-share-local-F");
    assertThat(function.arn())
        .isEqualTo("arn:aws:lambda:us-east-1:123456789012:function:efs-share-local-F");
    assertThat(function.memoryMb()).isEqualTo(128);
    assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(function.async()).isEqualTo(new AsyncRules(2, Duration.ofHours(6), false));
    assertThat(function.log())
        .isEqualTo(
            new LogRules(
                false,
                "/aws/lambda/efs-share-local-F",
                Optional.empty(),
                LogRules.SystemLevel.INFO));
    assertThat(function.alias()).isEmpty();
    assertThat(function.reservedConcurrency()).isEmpty();
    assertThat(function.code()).isEqualTo(folder.resolve("f.jar"));
  }

  @Test
  void globals_areBelowTheFunctionsOwn() throws IOException {
    FunctionDeclaration function =
        read(FUNCTION
                + """
                      Timeout: 7
                      Environment: {Variables: {A: own, B: own}}
                Globals:
                  Function:
                    Timeout: 5
                    MemorySize: 512
                    Environment: {Variables: {A: global, C: global}}
                """)
            .functions()
            .getFirst();

    assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(7));
    assertThat(function.memoryMb()).isEqualTo(512);
    assertThat(function.environment())
        .containsEntry("A", "own")
        .containsEntry("B", "own")
        .containsEntry("C", "global")
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain | plain",
        "!Ref Stage | test",
        "!Ref AWS::Region | us-east-1",
        "!Ref Bucket | my-bucket",
        "!GetAtt Bucket.Arn | arn:aws:s3:::my-bucket",
        "!GetAtt [Bucket, Arn] | arn:aws:s3:::my-bucket",
        "{'Fn::GetAtt': Bucket.Arn} | arn:aws:s3:::my-bucket",
        "!GetAtt F.Arn | arn:aws:lambda:us-east-1:123456789012:function:efs-share-local-F",
        "!Sub 'x-${Stage}-${AWS::AccountId}-${!kept}' | x-test-123456789012-${kept}",
        "!Sub ['${a}-${Bucket.Arn}', {a: !Ref Stage}] | test-arn:aws:s3:::my-bucket",
        "!Join ['-', [a, !Ref Stage]] | a-test",
        "!Select [1, [a, b]] | b",
        "!Select [0, !Split [',', 'x,y']] | x",
        "!If [IsTest, yes-it-is, no] | yes-it-is",
        "!If [IsOther, yes, no-it-is-not] | no-it-is-not",
        "!FindInMap [Sizes, !Ref Stage, Memory] | 256",
      })
  void intrinsic_inAVariable_isResolved(String written, String resolved) throws IOException {
    FunctionDeclaration function = read(withVariable(written)).functions().getFirst();

    assertThat(function.environment()).containsEntry("V", resolved);
  }

  @Test
  void noValue_leavesTheVariableOut() throws IOException {
    FunctionDeclaration function = read(withVariable("!Ref AWS::NoValue")).functions().getFirst();

    assertThat(function.environment()).isEmpty();
  }

  @Test
  void function_whoseConditionDoesNotHold_isLeftOut() throws IOException {
    String template =
        FUNCTION.replace("    Properties:", "    Condition: Never\n    Properties:")
            + "Conditions: {Never: !Equals [a, b]}\n";

    assertThat(read(template).functions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Handler: H | '' | template.yaml.Resources.F.Properties.Handler is missing",
        "Runtime: java25 | Runtime: python3.13 | .Runtime is python3.13; the local stack runs Java",
        "CodeUri: f.jar | CodeUri: !Ref Nobody | .CodeUri: Ref to Nobody, which is neither",
        "CodeUri: f.jar | CodeUri: !ImportValue x | .CodeUri: Fn::ImportValue is not supported",
        "CodeUri: f.jar | CodeUri: {a: b} | .CodeUri must be a text, not {a=b}",
        "Handler: H | 'Handler: H, Timeout: soon' | .Timeout must be a number, not soon",
      })
  void templateThatCannotRun_isRefusedWithItsPlace(String old, String replacement, String message)
      throws IOException {
    String template =
        FUNCTION.replace("      " + old, "      " + replacement.replace(", ", "\n      "));

    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> read(template))
        .withMessageContaining(message);
  }

  private static String withVariable(String value) {
    return FUNCTION
        + """
              Environment:
                Variables:
                  V: %s
          Bucket:
            Type: AWS::S3::Bucket
            Properties: {BucketName: my-bucket}
        Parameters:
          Stage: {Type: String, Default: test}
        Conditions:
          IsTest: !Equals [!Ref Stage, test]
          IsOther: !Not [!Condition IsTest]
        Mappings:
          Sizes:
            test: {Memory: 256}
        """
            .formatted(value);
  }

  private StackTemplate read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("template.yaml"), text);
    return new TemplateReader(LocalAccount.in("us-east-1")).read(file);
  }
}
