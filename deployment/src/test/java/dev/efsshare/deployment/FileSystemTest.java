package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSystemTest {
  private final Stack stack = Stack.byDefault();
  private final Part fileSystem = stack.properties("FileSystem");

  @Test
  void content_atRest_isEncryptedWithTheSharesKey() {
    assertThat(fileSystem.text("Encrypted")).isEqualTo("true");
    assertThat(fileSystem.text("KmsKeyId")).isEqualTo("${ShareKey.Arn}");
  }

  @Test
  void key_isRotated() {
    assertThat(stack.properties("ShareKey").text("EnableKeyRotation")).isEqualTo("true");
  }

  @Test
  void key_policy_isAboutTheKey() {
    assertThat(Statement.of(stack.properties("ShareKey").at("KeyPolicy")))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.resources()).containsExactly("*"));
  }

  @Test
  void key_isForThisAccountOnly() {
    assertThat(Statement.of(stack.properties("ShareKey").at("KeyPolicy")))
        .filteredOn(Statement::allows)
        .isNotEmpty()
        .allMatch(each ->
            String.valueOf(each.principal()).contains("iam::${AWS::AccountId}:root")
                || each.conditions()
                    .equals(
                        Map.of("StringEquals", Map.of("aws:SourceAccount", "${AWS::AccountId}"))));
  }

  @Test
  void performanceMode_isGeneralPurpose() {
    assertThat(fileSystem.text("PerformanceMode")).isEqualTo("generalPurpose");
  }

  @Test
  void throughput_byDefault_isElastic() {
    assertThat(fileSystem.text("ThroughputMode")).isEqualTo("elastic");
    assertThat(fileSystem.has("ProvisionedThroughputInMibps")).isFalse();
  }

  @Test
  void throughput_bursting_isNotProvisioned() {
    Part bursting = Stack.with("ThroughputMode", "bursting").properties("FileSystem");

    assertThat(bursting.text("ThroughputMode")).isEqualTo("bursting");
    assertThat(bursting.has("ProvisionedThroughputInMibps")).isFalse();
  }

  @Test
  void throughput_provisioned_hasItsNumber() {
    Part provisioned =
        Template.current()
            .stack(Map.of("ThroughputMode", "provisioned", "ProvisionedThroughput", "250"))
            .properties("FileSystem");

    assertThat(provisioned.text("ThroughputMode")).isEqualTo("provisioned");
    assertThat(provisioned.text("ProvisionedThroughputInMibps")).isEqualTo("250");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENABLED", "DISABLED"})
  void backups_areAsTheParameterSays(String backups) {
    Part chosen = Stack.with("Backups", backups).properties("FileSystem");

    assertThat(chosen.text("BackupPolicy", "Status")).isEqualTo(backups);
  }

  @Test
  void backups_byDefault_areMade() {
    assertThat(fileSystem.text("BackupPolicy", "Status")).isEqualTo("ENABLED");
  }

  @Test
  void lifecycle_ofUnusedFiles_isToInfrequentAccessAndBack() {
    assertThat(fileSystem.items("LifecyclePolicies"))
        .extracting(Part::value)
        .containsExactlyInAnyOrder(
            Map.of("TransitionToIA", "AFTER_30_DAYS"),
            Map.of("TransitionToPrimaryStorageClass", "AFTER_1_ACCESS"));
  }

  @Test
  void mountTargets_areOneInEachSubnet_behindTheGroup() {
    assertThat(stack.ofType("AWS::EFS::MountTarget").values())
        .extracting(Part::value)
        .containsExactlyInAnyOrder(mountTarget("${SubnetA}"), mountTarget("${SubnetB}"));
  }

  private static Map<String, Object> mountTarget(String subnet) {
    return Map.of(
        "FileSystemId",
        "${FileSystem}",
        "SubnetId",
        subnet,
        "SecurityGroups",
        List.of("${FileSystemSecurityGroup}"));
  }

  @Test
  void accessPoint_everybodyIsUser1000() {
    Part accessPoint = stack.properties("AccessPoint");

    assertThat(accessPoint.text("FileSystemId")).isEqualTo("${FileSystem}");
    assertThat(accessPoint.at("PosixUser").value()).isEqualTo(Map.of("Uid", "1000", "Gid", "1000"));
  }

  @Test
  void accessPoint_root_isADirectoryOfThatUser() {
    Part root = stack.properties("AccessPoint").at("RootDirectory");

    assertThat(root.text("Path")).isEqualTo("/lambda");
    assertThat(root.at("CreationInfo").value())
        .isEqualTo(Map.of("OwnerUid", "1000", "OwnerGid", "1000", "Permissions", "755"));
  }

  @Test
  void accessPoints_areOne() {
    assertThat(stack.ofType("AWS::EFS::AccessPoint")).hasSize(1);
  }

  private List<Statement> policy() {
    return Statement.of(fileSystem.at("FileSystemPolicy"));
  }

  @Test
  void policy_withoutTls_deniesEverything() {
    assertThat(policy())
        .anyMatch(each ->
            each.deniesEverybody()
                && each.actions().contains("*")
                && each.conditions()
                    .equals(Map.of("Bool", Map.of("aws:SecureTransport", "false"))));
  }

  @Test
  void policy_withoutAccessPoint_deniesToMountAndToWrite() {
    assertThat(policy())
        .anyMatch(each ->
            each.deniesEverybody()
                && each.actions()
                    .containsAll(
                        List.of("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"))
                && each.conditions()
                    .equals(Map.of("Null", Map.of("elasticfilesystem:AccessPointArn", "true"))));
  }

  @Test
  void policy_root_isDeniedToEverybody() {
    assertThat(policy())
        .anyMatch(each ->
            each.deniesEverybody()
                && each.actions().contains("elasticfilesystem:ClientRootAccess")
                && each.conditions().equals(Map.of()));
  }

  /** Who may mount is said by the functions' roles alone. */
  @Test
  void policy_allows_nobody() {
    assertThat(policy()).isNotEmpty().noneMatch(Statement::allows);
  }
}
