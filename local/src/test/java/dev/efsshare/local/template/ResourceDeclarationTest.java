package dev.efsshare.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading resources that do not run locally. */
class ResourceDeclarationTest {
  private static final Path PROJECT = Path.of("../template.yaml");

  private final TemplateReader reader =
      new TemplateReader(LocalAccount.in("us-east-1"), Map.of("ThroughputMode", "bursting"));

  @Test
  void resources_ofTheProject_haveParametersAndConditionsApplied() {
    List<ResourceDeclaration> found = reader.resources(PROJECT, "AWS::EFS::FileSystem");

    assertThat(found).extracting(ResourceDeclaration::logicalId).containsExactly("FileSystem");
    assertThat(found.getFirst().properties())
        .containsEntry("ThroughputMode", "bursting")
        .containsEntry("Encrypted", true)
        .doesNotContainKey("ProvisionedThroughputInMibps");
  }

  @Test
  void resources_referringToAnother_haveANameOfItsLogicalId() {
    assertThat(reader.resources(PROJECT, "AWS::EFS::MountTarget"))
        .hasSize(2)
        .allSatisfy(target ->
            assertThat(target.properties())
                .containsEntry("FileSystemId", "efs-share-local-FileSystem"));
  }

  @Test
  void resources_functions_haveTheirGlobals() {
    assertThat(reader.resources(PROJECT, "AWS::Serverless::Function"))
        .extracting(function -> function.properties().get("Timeout"))
        .containsExactly("300", "300");
  }

  @Test
  void resources_withConditionThatDoesNotHold_areLeftOut(@TempDir Path folder) throws IOException {
    Path template =
        Files.writeString(
            folder.resolve("t.yaml"),
            """
            Conditions: {Never: !Equals [a, b]}
            Resources:
              A: {Type: AWS::SNS::Topic, Condition: Never}
              B: {Type: AWS::SNS::Topic}
            """);

    assertThat(
            new TemplateReader(LocalAccount.in("us-east-1")).resources(template, "AWS::SNS::Topic"))
        .extracting(ResourceDeclaration::logicalId)
        .containsExactly("B");
  }

  @Test
  void parameterValues_ofTheProject_areGivenOnesAndDefaults() {
    assertThat(reader.parameterValues(PROJECT))
        .containsEntry("ThroughputMode", "bursting")
        .containsEntry("ConsumerMemory", "2048");
  }
}
