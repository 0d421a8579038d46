package dev.efsshare.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a SAM template: short and long intrinsic functions, parameters by their defaults,
 * conditions, mappings, and {@code Globals} merged into every function.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class TemplateReader {

  private static final int DEFAULT_MEMORY_MB = 128;
  private static final int DEFAULT_TIMEOUT_SECONDS = 3;
  private static final int DEFAULT_RETRY_ATTEMPTS = 2;

  private final LocalAccount account;

  /**
   * A reader.
   *
   * @param account what pseudo parameters and ARNs resolve to
   */
  public TemplateReader(LocalAccount account) {
    this.account = account;
  }

  /**
   * Reads a template.
   *
   * @param file the template; {@code CodeUri} is relative to its folder
   * @return everything in it that runs locally
   * @throws TemplateException when the file cannot be read, is no template or uses something the
   *     local stack cannot do; the message names the place
   */
  public StackTemplate read(Path file) {
    Map<?, ?> document = YamlDocument.read(file);
    Section root =
        new Section(file.getFileName().toString(), document, new Intrinsics(document, account));
    Section resources = root.section("Resources");
    if (resources.names().isEmpty()) {
      throw new TemplateException(file + " declares no Resources");
    }
    return new StackTemplate(
        functions(root, resources, file.toAbsolutePath()),
        buckets(resources),
        cors(root, resources));
  }

  private List<FunctionDeclaration> functions(Section root, Section resources, Path file) {
    Section globals = root.section("Globals").section("Function");
    List<FunctionDeclaration> functions = new ArrayList<>();
    ofType(resources, "AWS::Serverless::Function")
        .forEach((logicalId, resource) ->
            functions.add(function(logicalId, resource.section("Properties").over(globals), file)));
    return functions;
  }

  private FunctionDeclaration function(String logicalId, Section properties, Path file) {
    String name = properties.text("FunctionName").orElse(account.stackName() + "-" + logicalId);
    int timeout = properties.number("Timeout").orElse(DEFAULT_TIMEOUT_SECONDS);
    return new FunctionDeclaration(
        logicalId,
        name,
        account.functionArn(name),
        javaRuntime(properties),
        properties.requiredText("Handler"),
        file.resolveSibling(properties.requiredText("CodeUri")).normalize(),
        properties.number("MemorySize").orElse(DEFAULT_MEMORY_MB),
        Duration.ofSeconds(timeout),
        variables(properties.section("Environment").section("Variables")),
        optional(properties.number("ReservedConcurrentExecutions")),
        properties
            .section("EventInvokeConfig")
            .number("MaximumRetryAttempts")
            .orElse(DEFAULT_RETRY_ATTEMPTS),
        mountPath(properties),
        routes(properties.section("Events")),
        bucketRules(properties.section("Events")));
  }

  private static String javaRuntime(Section properties) {
    String runtime = properties.requiredText("Runtime");
    if (!runtime.startsWith("java")) {
      throw new TemplateException(
          "%s.Runtime is %s; the local stack runs Java functions only"
              .formatted(properties.place(), runtime));
    }
    return runtime;
  }

  private static Map<String, String> variables(Section variables) {
    Map<String, String> result = new LinkedHashMap<>();
    for (String name : variables.names()) {
      variables.text(name).ifPresent(value -> result.put(name, value));
    }
    return result;
  }

  private static Optional<String> mountPath(Section properties) {
    return properties.sections("FileSystemConfigs").stream()
        .findFirst()
        .map(config -> config.requiredText("LocalMountPath"));
  }

  private static List<RouteDeclaration> routes(Section events) {
    List<RouteDeclaration> routes = new ArrayList<>();
    ofType(events, "HttpApi")
        .forEach((id, event) -> routes.add(route(event.section("Properties"))));
    return routes;
  }

  private static RouteDeclaration route(Section properties) {
    return new RouteDeclaration(
        properties.text("Method").orElse("ANY").toUpperCase(Locale.ROOT),
        properties.text("Path").orElse(RouteDeclaration.DEFAULT));
  }

  private static List<BucketRule> bucketRules(Section events) {
    List<BucketRule> rules = new ArrayList<>();
    ofType(events, "S3").forEach((id, event) -> rules.add(rule(id, event.section("Properties"))));
    return rules;
  }

  private static BucketRule rule(String id, Section properties) {
    Map<String, String> filter = new LinkedHashMap<>();
    for (Section rule : properties.section("Filter").section("S3Key").sections("Rules")) {
      filter.put(rule.requiredText("Name").toLowerCase(Locale.ROOT), rule.text("Value").orElse(""));
    }
    return new BucketRule(
        id,
        properties.requiredText("Bucket"),
        properties.texts("Events"),
        filter.getOrDefault("prefix", ""),
        filter.getOrDefault("suffix", ""));
  }

  private List<BucketDeclaration> buckets(Section resources) {
    List<BucketDeclaration> buckets = new ArrayList<>();
    ofType(resources, "AWS::S3::Bucket")
        .forEach((logicalId, resource) -> buckets.add(bucket(logicalId, resource)));
    return buckets;
  }

  private BucketDeclaration bucket(String logicalId, Section resource) {
    Section properties = resource.section("Properties");
    String generated = (account.stackName() + "-" + logicalId).toLowerCase(Locale.ROOT);
    return new BucketDeclaration(logicalId, properties.text("BucketName").orElse(generated));
  }

  private static CorsRules cors(Section root, Section resources) {
    Section globals = root.section("Globals").section("HttpApi");
    return ofType(resources, "AWS::Serverless::HttpApi").values().stream()
        .map(api -> api.section("Properties").over(globals))
        .findFirst()
        .map(TemplateReader::cors)
        .orElseGet(() -> cors(globals));
  }

  private static CorsRules cors(Section api) {
    Section extension = api.section("DefinitionBody").section("x-amazon-apigateway-cors");
    if (!extension.names().isEmpty()) {
      return corsExtension(extension);
    }
    Optional<Object> configuration = api.value("CorsConfiguration");
    if (configuration.isEmpty()) {
      return CorsRules.NONE;
    }
    if (configuration.get() instanceof Boolean enabled) {
      return enabled
          ? new CorsRules(List.of("*"), List.of("*"), List.of("*"), List.of(), false, 0)
          : CorsRules.NONE;
    }
    Section rules = api.section("CorsConfiguration");
    return new CorsRules(
        rules.texts("AllowOrigins"),
        rules.texts("AllowMethods"),
        rules.texts("AllowHeaders"),
        rules.texts("ExposeHeaders"),
        rules.text("AllowCredentials").map(Boolean::parseBoolean).orElse(false),
        rules.number("MaxAge").orElse(0));
  }

  /** The same rules as API Gateway's extension of OpenAPI spells them. */
  private static CorsRules corsExtension(Section rules) {
    return new CorsRules(
        rules.texts("allowOrigins"),
        rules.texts("allowMethods"),
        rules.texts("allowHeaders"),
        rules.texts("exposeHeaders"),
        rules.text("allowCredentials").map(Boolean::parseBoolean).orElse(false),
        rules.number("maxAge").orElse(0));
  }

  private static Map<String, Section> ofType(Section parent, String type) {
    Map<String, Section> result = new LinkedHashMap<>();
    for (String name : parent.names()) {
      Section child = parent.section(name);
      if (child.text("Type").filter(type::equals).isPresent() && child.conditionHolds()) {
        result.put(name, child);
      }
    }
    return result;
  }

  private static OptionalInt optional(Optional<Integer> number) {
    return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
