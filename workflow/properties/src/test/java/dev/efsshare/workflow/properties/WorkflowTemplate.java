package dev.efsshare.workflow.properties;

import dev.efsshare.local.template.LocalAccount;
import dev.efsshare.local.template.ResourceDeclaration;
import dev.efsshare.local.template.TemplateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code workflow/template.yaml} with the values of its parameters, as CloudFormation would see it.
 * Names of resources that only AWS knows are made up from their logical ids.
 */
final class WorkflowTemplate {
  static final Path PROJECT = project();
  static final Path FILE = PROJECT.resolve("workflow").resolve("template.yaml");

  private static final String STACK = "above-WorkflowStack";

  /** What has no default, as the template above gives it. */
  private static final Map<String, String> GIVEN =
      Map.of(
          "StackName", "above",
          "NamePrefix", "efs-share",
          "Environment", "dev",
          "AccessPointArn", "arn:aws:elasticfilesystem:::access-point/fsap-1",
          "FileSystemArn", "arn:aws:elasticfilesystem:::file-system/fs-1",
          "FunctionSecurityGroupId", "sg-1",
          "SubnetIds", "subnet-1,subnet-2",
          "AlarmTopicArn", "arn:aws:sns:us-east-1:123456789012:alarms",
          "ArtifactBucket", "artifacts");

  private final TemplateReader reader;

  private WorkflowTemplate(Map<String, String> parameters) {
    this.reader =
        new TemplateReader(new LocalAccount("123456789012", "us-east-1", STACK), parameters);
  }

  /** The template for a type, {@code express} or {@code standard}. */
  static WorkflowTemplate of(String type) {
    return of(type, Map.of());
  }

  /** The same with other values of some parameters. */
  static WorkflowTemplate of(String type, Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>(GIVEN);
    all.put("WorkflowType", type);
    all.putAll(parameters);
    return new WorkflowTemplate(all);
  }

  /** The types of resources that it declares. */
  static Set<String> types() {
    try {
      return Pattern.compile("^    Type: (AWS::\\S+)$", Pattern.MULTILINE)
          .matcher(Files.readString(FILE))
          .results()
          .map(type -> type.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All resources of a type. */
  List<ResourceDeclaration> all(String type) {
    return reader.resources(FILE, type);
  }

  /** The properties of the only resource of a type. */
  Map<String, Object> the(String type) {
    List<ResourceDeclaration> all = all(type);
    if (all.size() != 1) {
      throw new AssertionError("not one %s but %s".formatted(type, all));
    }
    return all.getFirst().properties();
  }

  /** The properties of a resource. */
  Map<String, Object> the(String type, String logicalId) {
    return all(type).stream()
        .filter(resource -> resource.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + logicalId))
        .properties();
  }

  /** What {@code Ref} of a resource without a name reads as here. */
  static String ref(String logicalId) {
    return STACK + "-" + logicalId;
  }

  /** What {@code Fn::GetAtt} of such a resource's ARN reads as here. */
  static String arn(String logicalId) {
    return "arn:aws:local:us-east-1:123456789012:" + ref(logicalId);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  /** The member at the end of a path; numbers are places in lists. */
  static Object at(Object value, Object... path) {
    Object here = value;
    for (Object step : path) {
      here = step instanceof Integer i ? ((List<?>) here).get(i) : map(here).get(step);
      if (here == null) {
        throw new AssertionError("no %s in %s".formatted(step, value));
      }
    }
    return here;
  }

  private static Path project() {
    Path start = Path.of("").toAbsolutePath();
    for (Path each = start; each != null; each = each.getParent()) {
      if (Files.exists(each.resolve("workflow").resolve("template.yaml"))) {
        return each;
      }
    }
    throw new IllegalStateException("no workflow/template.yaml above " + start);
  }
}
