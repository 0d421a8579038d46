package dev.efsshare.evidence.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.efsshare.evidence.bundle.Bundle;
import dev.efsshare.evidence.collect.Answers;
import dev.efsshare.evidence.collect.Answers.Question;
import dev.efsshare.evidence.collect.Flat;
import dev.efsshare.evidence.collect.Pages;
import dev.efsshare.evidence.collect.Pages.Page;
import dev.efsshare.evidence.collect.Recorder.Answer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsResponse;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;

/** What EFS says: file system, its policies, access point, mount targets; and pages of them. */
final class FileSystemAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EfsClient efs;
  private final Answers answers;
  private final Bundle bundle;

  FileSystemAnswers(EfsClient efs, Answers answers, Bundle bundle) {
    this.efs = efs;
    this.answers = answers;
    this.bundle = bundle;
  }

  void collect(String fileSystem, String accessPointArn) throws IOException {
    String accessPoint = accessPointArn.substring(accessPointArn.lastIndexOf('/') + 1);
    fileSystem(fileSystem);
    Answer<?> described =
        answers.ask(
            new Question("api/efs-describe-access-points", "EFS DescribeAccessPoints"),
            () -> efs.describeAccessPoints(ask -> ask.accessPointId(accessPoint)));
    page(
        "access-point",
        "EFS access point " + accessPoint,
        Flat.of(json(described).path("AccessPoints").path(0)),
        "EFS DescribeAccessPoints");
    mountTargets(fileSystem);
  }

  private void fileSystem(String id) throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    Answer<?> described =
        answers.ask(
            new Question("api/efs-describe-file-systems", "EFS DescribeFileSystems"),
            () -> efs.describeFileSystems(ask -> ask.fileSystemId(id)));
    rows.putAll(Flat.of(json(described).path("FileSystems").path(0)));
    Answer<?> lifecycle =
        answers.ask(
            new Question(
                "api/efs-describe-lifecycle-configuration", "EFS DescribeLifecycleConfiguration"),
            () -> efs.describeLifecycleConfiguration(ask -> ask.fileSystemId(id)));
    rows.putAll(Flat.of(json(lifecycle)));
    Answer<?> backup =
        answers.ask(
            new Question(
                "api/efs-describe-backup-policy", "EFS DescribeBackupPolicy", "PolicyNotFound"),
            () -> efs.describeBackupPolicy(ask -> ask.fileSystemId(id)));
    rows.putAll(policyOrNone("BackupPolicy", backup));
    Answer<?> policy =
        answers.ask(
            new Question(
                "api/efs-describe-file-system-policy",
                "EFS DescribeFileSystemPolicy",
                "PolicyNotFound"),
            () -> efs.describeFileSystemPolicy(ask -> ask.fileSystemId(id)));
    rows.putAll(policyOrNone("Policy", policy));
    page(
        "file-system",
        "EFS file system " + id,
        rows,
        "EFS DescribeFileSystems, DescribeLifecycleConfiguration, DescribeBackupPolicy,"
            + " DescribeFileSystemPolicy");
  }

  private void mountTargets(String fileSystem) throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    Answer<DescribeMountTargetsResponse> described =
        answers.ask(
            new Question("api/efs-describe-mount-targets", "EFS DescribeMountTargets"),
            () -> efs.describeMountTargets(ask -> ask.fileSystemId(fileSystem)));
    rows.putAll(Flat.of(json(described)));
    List<MountTargetDescription> targets =
        described.value().map(DescribeMountTargetsResponse::mountTargets).orElse(List.of());
    for (MountTargetDescription target : targets) {
      String id = target.mountTargetId();
      Answer<?> groups =
          answers.ask(
              new Question(
                  "api/efs-describe-mount-target-security-groups-" + id,
                  "EFS DescribeMountTargetSecurityGroups of " + id),
              () -> efs.describeMountTargetSecurityGroups(ask -> ask.mountTargetId(id)));
      Flat.of(json(groups)).forEach((key, value) -> rows.put(id + " " + key, value));
    }
    page(
        "mount-targets",
        "EFS mount targets of " + fileSystem,
        rows,
        "EFS DescribeMountTargets and DescribeMountTargetSecurityGroups");
  }

  private void page(String name, String title, Map<String, String> rows, String operations)
      throws IOException {
    Pages.add(new Page(name, title, rows, answers.origin(operations)), bundle);
  }

  private static Map<String, String> policyOrNone(String name, Answer<?> answer)
      throws IOException {
    return answer.value().isPresent()
        ? Flat.of(json(answer))
        : Map.of(name, "none: " + answer.refusalCode());
  }

  /** Of the answer as it came; empty when there was none. */
  private static JsonNode json(Answer<?> answer) throws IOException {
    return answer.value().isPresent() ? JSON.readTree(answer.body()) : JSON.createObjectNode();
  }
}
