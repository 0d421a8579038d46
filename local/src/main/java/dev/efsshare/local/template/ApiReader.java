package dev.efsshare.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the template's {@code AWS::Serverless::HttpApi}, with {@code Globals} below it. */
final class ApiReader {

  /** What else a path has, such as a summary, is no operation. */
  private static final Set<String> OPERATIONS =
      Set.of(
          "get",
          "put",
          "post",
          "delete",
          "options",
          "head",
          "patch",
          "x-amazon-apigateway-any-method");

  private final Section api;

  private ApiReader(Section api) {
    this.api = api;
  }

  /** The first API of the template, or the one that SAM makes when it declares none. */
  static ApiReader of(Section globals, Section resources) {
    return new ApiReader(
        resources.ofType("AWS::Serverless::HttpApi").values().stream()
            .map(resource -> resource.section("Properties").over(globals))
            .findFirst()
            .orElse(globals));
  }

  /** What it answers to browsers of other origins. */
  CorsRules cors() {
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

  /** Whether a caller of one of its routes has to show who it is. */
  boolean authorizes() {
    if (api.section("Auth").text("DefaultAuthorizer").isPresent()) {
      return true;
    }
    Section paths = api.section("DefinitionBody").section("paths");
    return paths.names().stream().map(paths::section).anyMatch(ApiReader::anySecured);
  }

  private static boolean anySecured(Section path) {
    return path.names().stream()
        .filter(OPERATIONS::contains)
        .anyMatch(operation -> secured(path.section(operation)));
  }

  private static boolean secured(Section operation) {
    return operation.value("security").orElse(List.of()) instanceof List<?> schemes
        && schemes.stream().anyMatch(scheme -> scheme instanceof Map<?, ?> m && !m.isEmpty());
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
