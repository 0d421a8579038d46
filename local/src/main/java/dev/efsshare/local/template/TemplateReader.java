package dev.efsshare.local.template;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a SAM template: short and long intrinsic functions, parameters, conditions, mappings, and
 * {@code Globals} merged into every function. Templates that it nests from files are read with it,
 * with the parameters that it gives them; their outputs are what {@code Fn::GetAtt} answers.
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
   * @param file the template; {@code CodeUri} and {@code TemplateURL} are relative to its folder
   * @return everything in it and in its nested templates that runs locally; the HTTP API is its own
   * @throws TemplateException when a file cannot be read, is no template or uses something the
   *     local stack cannot do; the message names the place
   * @throws ParameterException when a parameter's value is missing, unknown or not allowed, or when
   *     the template's rules refuse the values together; the message names the parameter
   */
  public StackTemplate read(Path file) {
    Scope scope = scope(file);
    Section resources = scope.resources();
    if (resources.names().isEmpty()) {
      throw new TemplateException(file + " declares no Resources");
    }
    scope.checkRules();
    ApiReader api = ApiReader.of(scope.root().section("Globals").section("HttpApi"), resources);
    List<Scope> all = scope.all();
    return new StackTemplate(
        different(all.stream().flatMap(TemplateReader::functions).toList()),
        all.stream().flatMap(TemplateReader::buckets).toList(),
        api.cors(),
        api.authorizes());
  }

  /**
   * Reads the resources of one type, whether they run locally or not, those of nested templates
   * last.
   *
   * @param file the template
   * @param type for example {@code AWS::EFS::FileSystem}
   * @return in the templates' order; those whose condition does not hold are left out
   * @throws TemplateException when a property cannot be resolved; the message names the place
   */
  public List<ResourceDeclaration> resources(Path file, String type) {
    return scope(file).all().stream().flatMap(scope -> resources(scope, type)).toList();
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

  private Scope scope(Path file) {
    return new Scope(file, account, parameters);
  }

  private static Stream<ResourceDeclaration> resources(Scope scope, String type) {
    String kind = type.substring(type.lastIndexOf(':') + 1);
    Section globals = scope.root().section("Globals").section(kind);
    return scope.resources().ofType(type).entrySet().stream()
        .map(resource ->
            new ResourceDeclaration(
                resource.getKey(),
                type,
                resource.getValue().section("Properties").over(globals).values()));
  }

  private static Stream<FunctionDeclaration> functions(Scope scope) {
    FunctionReader reader =
        new FunctionReader(
            scope.account(), scope.file(), scope.root().section("Globals").section("Function"));
    return scope.resources().ofType("AWS::Serverless::Function").entrySet().stream()
        .map(function -> reader.read(function.getKey(), function.getValue()));
  }

  /** Functions are called by their logical ids, too, wherever they are declared. */
  private static List<FunctionDeclaration> different(List<FunctionDeclaration> functions) {
    Set<String> seen = new HashSet<>();
    for (FunctionDeclaration function : functions) {
      if (!seen.add(function.logicalId())) {
        throw new TemplateException(
            "Function %s is declared in two templates of the stack; rename one of them"
                .formatted(function.logicalId()));
      }
    }
    return functions;
  }

  private static Stream<BucketDeclaration> buckets(Scope scope) {
    return scope.resources().ofType("AWS::S3::Bucket").entrySet().stream()
        .map(bucket ->
            bucket(scope.account(), bucket.getKey(), bucket.getValue().section("Properties")));
  }

  private static BucketDeclaration bucket(
      LocalAccount account, String logicalId, Section properties) {
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
