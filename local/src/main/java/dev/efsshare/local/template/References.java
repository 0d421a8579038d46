package dev.efsshare.local.template;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code Ref} and {@code Fn::GetAtt} answer: parameters, pseudo parameters, resources. */
final class References {

  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String BUCKET = "AWS::S3::Bucket";
  private static final String STACK = "AWS::CloudFormation::Stack";
  private static final String OUTPUTS = "Outputs.";

  private final Parameters parameters;
  private final Map<?, ?> resources;
  private final LocalAccount account;
  private final Intrinsics intrinsics;
  private final Intrinsics.NestedOutputs nested;
  private final Set<String> resolving = new HashSet<>();

  References(
      Parameters parameters,
      Map<?, ?> resources,
      LocalAccount account,
      Intrinsics intrinsics,
      Intrinsics.NestedOutputs nested) {
    this.parameters = parameters;
    this.resources = resources;
    this.account = account;
    this.intrinsics = intrinsics;
    this.nested = nested;
  }

  /** The value of {@code Ref}. */
  Object reference(String name) {
    return switch (name) {
      case "AWS::AccountId" -> account.accountId();
      case "AWS::Region" -> account.region();
      case "AWS::StackName" -> account.stackName();
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "AWS::StackId" -> "arn:aws:cloudformation:local:stack/" + account.stackName();
      case "AWS::NotificationARNs" -> List.of();
      case "AWS::NoValue" -> Intrinsics.Absent.NO_VALUE;
      default -> declared(name);
    };
  }

  /** The value of {@code Fn::GetAtt}. */
  String attribute(Object argument) {
    List<?> path =
        argument instanceof List<?> parts
            ? parts
            : List.of(IntrinsicArguments.text(argument).split("\\.", 2));
    if (path.size() != 2) {
      throw new TemplateException("Fn::GetAtt needs a resource and an attribute, not " + argument);
    }
    String logicalId = IntrinsicArguments.text(path.get(0));
    String attribute = IntrinsicArguments.text(intrinsics.resolve(path.get(1)));
    if (type(logicalId).equals(STACK) && attribute.startsWith(OUTPUTS)) {
      return nested.value(logicalId, attribute.substring(OUTPUTS.length()));
    }
    String id = IntrinsicArguments.text(declared(logicalId));
    return switch (type(logicalId) + "." + attribute) {
      case FUNCTION + ".Arn" -> account.functionArn(id);
      case FUNCTION + ".Alias" -> aliasArn(logicalId, id);
      case BUCKET + ".Arn" -> "arn:aws:s3:::" + id;
      default ->
          attribute.endsWith("Arn")
              ? "arn:aws:local:%s:%s:%s".formatted(account.region(), account.accountId(), id)
              : id + "." + attribute;
    };
  }

  private Object declared(String name) {
    if (parameters.has(name)) {
      return parameters.value(name);
    }
    if (resources.get(name) instanceof Map<?, ?> resource) {
      return physicalId(name, resource);
    }
    // SAM's own references, for example !Ref ProducerFunction.Alias
    if (name.contains(".") && resources.containsKey(name.substring(0, name.indexOf('.')))) {
      return attribute(name);
    }
    throw new TemplateException(
        "Ref to " + name + ", which is neither a parameter nor a resource of the template");
  }

  private String physicalId(String logicalId, Map<?, ?> resource) {
    String nameProperty =
        switch (type(logicalId)) {
          case BUCKET -> "BucketName";
          case FUNCTION -> "FunctionName";
          case "AWS::Logs::LogGroup" -> "LogGroupName";
          default -> "";
        };
    return property(logicalId, resource, nameProperty)
        .orElseGet(() -> generatedName(logicalId, nameProperty));
  }

  private String generatedName(String logicalId, String nameProperty) {
    String generated = account.stackName() + "-" + logicalId;
    // bucket names are lower case
    return nameProperty.equals("BucketName") ? generated.toLowerCase(Locale.ROOT) : generated;
  }

  private String aliasArn(String logicalId, String functionName) {
    Optional<String> alias =
        resources.get(logicalId) instanceof Map<?, ?> resource
            ? property(logicalId, resource, "AutoPublishAlias")
            : Optional.empty();
    return account.functionArn(functionName) + alias.map(name -> ":" + name).orElse("");
  }

  private Optional<String> property(String logicalId, Map<?, ?> resource, String property) {
    Object raw =
        resource.get("Properties") instanceof Map<?, ?> properties
            ? properties.get(property)
            : null;
    if (raw == null) {
      return Optional.empty();
    }
    if (!resolving.add(logicalId)) {
      throw new TemplateException("The name of " + logicalId + " depends on itself");
    }
    try {
      Object value = intrinsics.resolve(raw);
      return value == Intrinsics.Absent.NO_VALUE
          ? Optional.empty()
          : Optional.of(IntrinsicArguments.text(value));
    } finally {
      resolving.remove(logicalId);
    }
  }

  private String type(String logicalId) {
    return resources.get(logicalId) instanceof Map<?, ?> resource
        ? String.valueOf(resource.get("Type"))
        : "";
  }
}
