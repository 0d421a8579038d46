package dev.efsshare.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
   *     local stack cannot do; the message names the place
   * @throws ParameterException when a parameter's value is missing, unknown or not allowed, or when
   *     the template's rules refuse the values together; the message names the parameter
   */
  public StackTemplate read(Path file) {
    Map<?, ?> document = YamlDocument.read(file);
    Intrinsics intrinsics = new Intrinsics(document, account, parameters);
    Section root = root(file, document, intrinsics);
    Section resources = root.section("Resources");
    if (resources.names().isEmpty()) {
      throw new TemplateException(file + " declares no Resources");
    }
    intrinsics.checkRules();
    ApiReader api = ApiReader.of(root.section("Globals").section("HttpApi"), resources);
    return new StackTemplate(
        functions(root, resources, file.toAbsolutePath()),
        buckets(resources),
        api.cors(),
        api.authorizes());
  }

  /**
   * Reads the resources of one type, whether they run locally or not.
   *
   * @param file the template
   * @param type for example {@code AWS::EFS::FileSystem}
   * @return in the template's order; those whose condition does not hold are left out
   * @throws TemplateException when a property cannot be resolved; the message names the place
   */
  public List<ResourceDeclaration> resources(Path file, String type) {
    Map<?, ?> document = YamlDocument.read(file);
    Section root = root(file, document, new Intrinsics(document, account, parameters));
    Section globals = root.section("Globals").section(type.substring(type.lastIndexOf(':') + 1));
    return root.section("Resources").ofType(type).entrySet().stream()
        .map(resource ->
            new ResourceDeclaration(
                resource.getKey(),
                type,
                resource.getValue().section("Properties").over(globals).values()))
        .toList();
  }

  /**
   * Reads the values of the template's parameters.
   *
   * @param file the template
   * @return those given, and the defaults of the others, in the template's order
   */
  public Map<String, String> parameterValues(Path file) {
    return YamlDocument.read(file).get("Parameters") instanceof Map<?, ?> declared
        ? new Parameters(declared, parameters).values()
        : Map.of();
  }

  private static Section root(Path file, Map<?, ?> document, Intrinsics intrinsics) {
    return new Section(file.getFileName().toString(), document, intrinsics);
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
}
