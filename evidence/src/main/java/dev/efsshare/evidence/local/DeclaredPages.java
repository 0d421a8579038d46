package dev.efsshare.evidence.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.efsshare.evidence.bundle.Bundle;
import dev.efsshare.evidence.collect.Flat;
import dev.efsshare.evidence.collect.Pages;
import dev.efsshare.evidence.collect.Pages.Page;
import dev.efsshare.local.LocalStack;
import dev.efsshare.local.template.ResourceDeclaration;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages that set what the template declares beside what is on this machine. */
final class DeclaredPages {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POLICY = "FileSystemPolicy";
  private static final String NOTE =
      "Local stack, not AWS. \"declared\" is what template.yaml asks AWS for; names that begin with"
          + " efs-share-local stand for what CloudFormation would make. \"here\" is what ran.";
  private static final List<String> MEMBERS =
      List.of(
          "FunctionName",
          "Runtime",
          "Handler",
          "Architectures",
          "MemorySize",
          "Timeout",
          "FileSystemConfigs",
          "VpcConfig",
          "LoggingConfig");

  private final LocalStack stack;
  private final Here here;
  private final Bundle bundle;

  DeclaredPages(LocalStack stack, Here here, Bundle bundle) {
    this.stack = stack;
    this.here = here;
    this.bundle = bundle;
  }

  void add() throws IOException {
    page(
        "access-point",
        "Access point: declared, and what stands for it here",
        declared("AWS::EFS::AccessPoint"),
        Map.of(
            "", "none: functions open the folder %s as %s".formatted(here.mount(), here.user())));
    page(
        "file-system",
        "File system: declared, and what stands for it here",
        declared("AWS::EFS::FileSystem"),
        here.fileSystem());
    page(
        "mount-targets",
        "Mount targets: declared, and what stands for them here",
        declared("AWS::EFS::MountTarget"),
        Map.of("", "none: no network lies between the functions and the folder"));
    for (ResourceDeclaration function : stack.resources("AWS::Serverless::Function")) {
      Map<String, Object> shown = new LinkedHashMap<>(function.properties());
      shown.keySet().retainAll(MEMBERS);
      page(
          "lambda-mount-" + function.logicalId(),
          "Function %s: declared, and what ran here".formatted(function.logicalId()),
          Flat.of(JSON.valueToTree(shown)),
          here.function(function));
    }
  }

  private Map<String, String> declared(String type) throws IOException {
    List<ResourceDeclaration> resources = stack.resources(type);
    Map<String, String> rows = new LinkedHashMap<>();
    for (ResourceDeclaration resource : resources) {
      String prefix = resources.size() == 1 ? "" : resource.logicalId() + ".";
      Flat.of(JSON.valueToTree(withPolicyAsText(resource.properties())))
          .forEach((key, value) -> rows.put(prefix + key, value));
    }
    return rows;
  }

  /** As EFS answers it, too. */
  private static Map<String, Object> withPolicyAsText(Map<String, Object> properties)
      throws IOException {
    Map<String, Object> shown = new LinkedHashMap<>(properties);
    Object policy = shown.get(POLICY);
    if (policy != null) {
      shown.put(POLICY, JSON.writeValueAsString(policy));
    }
    return shown;
  }

  private void page(
      String name, String title, Map<String, String> declared, Map<String, String> real)
      throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    declared.forEach((key, value) -> rows.put("declared: " + key, value));
    real.forEach((key, value) -> rows.put(key.isEmpty() ? "here" : "here: " + key, value));
    Pages.add(new Page(name, title, rows, NOTE), bundle);
  }
}
