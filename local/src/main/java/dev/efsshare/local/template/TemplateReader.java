package dev.efsshare.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a SAM template: short and long intrinsic functions, parameters, conditions, mappings, and
 * {@code Globals} merged into every function.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class TemplateReader {

  private final LocalAccount account;
  private final Map<String, String> parameters;

  /**
   * A reader that takes every parameter's default.
   *
   * @param account what pseudo parameters and ARNs resolve to
   */
  public TemplateReader(LocalAccount account) {
    this(account, Map.of());
  }

  /**
   * A reader.
   *
   * @param account what pseudo parameters and ARNs resolve to
   * @param parameters values of the template's parameters, by name; the others have their defaults
   */
  public TemplateReader(LocalAccount account, Map<String, String> parameters) {
    this.account = account;
    this.parameters = Map.copyOf(parameters);
  }

  /**
   * Reads a template.
   *
   * @param file the template; {@code CodeUri} is relative to its folder
   * @return everything in it that runs locally
   * @throws TemplateException when the file cannot be read, is no template or uses something the
   *     local stack cannot do, and when a parameter's value is missing, unknown or not allowed; the
   *     message names the place or the parameter
   */
  public StackTemplate read(Path file) {
    Map<?, ?> document = YamlDocument.read(file);
    Intrinsics intrinsics = new Intrinsics(document, account, parameters);
    Section root = new Section(file.getFileName().toString(), document, intrinsics);
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
    FunctionReader reader =
        new FunctionReader(account, file, root.section("Globals").section("Function"));
    return resources.ofType("AWS::Serverless::Function").entrySet().stream()
        .map(function -> reader.read(function.getKey(), function.getValue()))
        .toList();
  }

  private List<BucketDeclaration> buckets(Section resources) {
    return resources.ofType("AWS::S3::Bucket").entrySet().stream()
        .map(bucket -> bucket(bucket.getKey(), bucket.getValue().section("Properties")))
        .toList();
  }

  private BucketDeclaration bucket(String logicalId, Section properties) {
    String generated = (account.stackName() + "-" + logicalId).toLowerCase(Locale.ROOT);
    List<BucketCorsRule> corsRules =
        properties.section("CorsConfiguration").sections("CorsRules").stream()
            .map(TemplateReader::bucketCorsRule)
            .toList();
    return new BucketDeclaration(
        logicalId, properties.text("BucketName").orElse(generated), corsRules);
  }

  private static BucketCorsRule bucketCorsRule(Section rule) {
    return new BucketCorsRule(
        rule.texts("AllowedOrigins"),
        rule.texts("AllowedMethods"),
        rule.texts("AllowedHeaders"),
        rule.texts("ExposedHeaders"));
  }

  private static CorsRules cors(Section root, Section resources) {
    Section globals = root.section("Globals").section("HttpApi");
    return resources.ofType("AWS::Serverless::HttpApi").values().stream()
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
}
