package dev.efsshare.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates that a template nests from files. */
class NestedTemplateTest {

  private static final String PARENT =
      """
      Parameters:
        Deep: {Type: String, Default: "yes"}
        Mode: {Type: String, Default: fast}
      Conditions:
        IsDeep: !Equals [!Ref Deep, "yes"]
      Resources:
        Upper:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: java25
            Handler: H
            CodeUri: upper.jar
            Environment:
              Variables:
                BELOW: !If [IsDeep, !GetAtt Below.Outputs.Bucket, none]
                URL: !If [IsDeep, !Sub "s3://${Below.Outputs.Bucket}/x", none]
        Files: {Type: AWS::S3::Bucket, Properties: {BucketName: upper-files}}
        Below:
          Type: AWS::CloudFormation::Stack
          Condition: IsDeep
          Properties:
            TemplateURL: sub/template.yaml
            Parameters:
              Mode: !Ref Mode
              Zones: !Join [",", [a, b]]
              FilesArn: !GetAtt Files.Arn
      """;

  private static final String CHILD =
      """
      Parameters:
        Mode: {Type: String, AllowedValues: [fast, slow]}
        Zones: {Type: CommaDelimitedList}
        FilesArn: {Type: String}
        Size: {Type: Number, Default: 256}
      Conditions:
        IsFast: !Equals [!Ref Mode, fast]
      Rules:
        SlowIsSmall:
          RuleCondition: !Equals [!Ref Mode, slow]
          Assertions:
            - {Assert: !Equals [!Ref Size, 128], AssertDescription: slow is small}
      Globals:
        Function: {Runtime: java25, Handler: G, MemorySize: !Ref Size}
      Resources:
        Lower:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: target/lower.jar
            Environment:
              Variables:
                MODE: !If [IsFast, quick, slow]
                ZONE: !Select [1, !Ref Zones]
                FILES: !Ref FilesArn
        Things: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub "things-${Mode}"}}
      Outputs:
        Bucket: {Value: !Ref Things}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeBoth() throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("template.yaml"), PARENT);
    Files.writeString(folder.resolve("sub/template.yaml"), CHILD);
  }

  @Test
  void function_ofANestedTemplate_hasWhatTheParentGives() {
    FunctionDeclaration lower = read(Map.of()).functions().get(1);

    assertThat(lower.logicalId()).isEqualTo("Lower");
    assertThat(lower.name()).isEqualTo("efs-share-local-Below-Lower");
    assertThat(lower.handler()).isEqualTo("G");
    assertThat(lower.memoryMb()).isEqualTo(256);
    assertThat(lower.code()).isEqualTo(folder.resolve("sub/target/lower.jar"));
    assertThat(lower.environment())
        .containsOnly(
            Map.entry("MODE", "quick"),
            Map.entry("ZONE", "b"),
            Map.entry("FILES", "arn:aws:s3:::upper-files"));
  }

  @Test
  void outputs_ofANestedTemplate_areWhatTheParentReads() {
    assertThat(read(Map.of()).functions().getFirst().environment())
        .containsEntry("BELOW", "things-fast")
        .containsEntry("URL", "s3://things-fast/x");
  }

  @Test
  void buckets_ofBothTemplates_areThere() {
    assertThat(read(Map.of()).buckets())
        .extracting(BucketDeclaration::name)
        .containsExactly("upper-files", "things-fast");
  }

  @Test
  void nestedTemplate_whoseConditionDoesNotHold_isNotEvenOpened() throws IOException {
    Files.delete(folder.resolve("sub/template.yaml"));
    StackTemplate template = read(Map.of("Deep", "no"));

    assertThat(template.functions())
        .extracting(FunctionDeclaration::logicalId)
        .containsExactly("Upper");
    assertThat(template.functions().getFirst().environment()).containsEntry("BELOW", "none");
    assertThat(template.buckets()).hasSize(1);
  }

  @Test
  void resources_ofOneType_areThoseOfBothTemplates() {
    TemplateReader reader = new TemplateReader(LocalAccount.in("us-east-1"));

    assertThat(reader.resources(folder.resolve("template.yaml"), "AWS::S3::Bucket"))
        .extracting(ResourceDeclaration::logicalId)
        .containsExactly("Files", "Things");
  }

  @Test
  void nestedTemplate_onItsOwn_takesParametersLikeAnyOther() {
    Map<String, String> given = Map.of("Mode", "fast", "Zones", "x,y", "FilesArn", "arn");
    TemplateReader reader = new TemplateReader(LocalAccount.in("us-east-1"), given);

    assertThat(reader.resources(folder.resolve("sub/template.yaml"), "AWS::S3::Bucket"))
        .singleElement()
        .satisfies(
            bucket -> assertThat(bucket.properties()).containsEntry("BucketName", "things-fast"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sub/template.yaml | https://x.example/t.yaml"
            + " | .TemplateURL is https://x.example/t.yaml; the local stack reads nested templates",
        "sub/template.yaml | template.yaml | template.yaml nests itself",
        "sub/template.yaml | sub/absent.yaml | sub/absent.yaml does not exist",
        "Below.Outputs.Bucket, | Below.Outputs.Basket, | has no output Basket; it has [Bucket]",
        "Mode: !Ref Mode | Moods: !Ref Mode | Parameters: [Moods] do not exist in the template",
        "Mode: !Ref Mode | Mode: odd"
            + " | .Below.Properties.Parameters: Parameter 'Mode' must be one of AllowedValues",
        "Mode: !Ref Mode | Mode: slow | Below.Properties.Parameters: slow is small",
      })
  void nesting_thatCannotBe_isRefusedWithItsPlace(String old, String replacement, String message)
      throws IOException {
    Files.writeString(folder.resolve("template.yaml"), PARENT.replace(old, replacement));

    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> read(Map.of()))
        .withMessageContaining(message);
  }

  @Test
  void functions_ofOneNameInBothTemplates_areRefused() throws IOException {
    Files.writeString(folder.resolve("sub/template.yaml"), CHILD.replace("Lower:", "Upper:"));

    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> read(Map.of()))
        .withMessage(
            "Function Upper is declared in two templates of the stack; rename one of them");
  }

  @ParameterizedTest
  @CsvSource({"express", "standard"})
  void projectTemplate_withTheWorkflow_declaresItsFunctionsAndItsBucket(String type) {
    StackTemplate template =
        new TemplateReader(LocalAccount.in("us-east-1"), Map.of("Workflow", type))
            .read(Path.of("../template.yaml"));

    assertThat(template.functions())
        .extracting(FunctionDeclaration::name)
        .containsExactly(
            "efs-share-producer",
            "efs-share-consumer",
            "efs-share-local-dev-etl",
            "efs-share-local-dev-filter",
            "efs-share-local-dev-score",
            "efs-share-local-dev-store",
            "efs-share-local-dev-reactive");
    assertThat(template.buckets())
        .extracting(BucketDeclaration::name)
        .containsExactly(
            "efs-share-files-us-east-1-123456789012", "efs-share-workflow-dev-123456789012");
    assertThat(template.functions().get(4).code())
        .endsWithRaw(Path.of("workflow/stages/target/workflow-lambda.jar"));
  }

  private StackTemplate read(Map<String, String> parameters) {
    return new TemplateReader(LocalAccount.in("us-east-1"), parameters)
        .read(folder.resolve("template.yaml"));
  }
}
