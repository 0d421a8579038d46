package dev.efsshare.local.template;

import dev.efsshare.local.template.LogRules.SystemLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads one {@code AWS::Serverless::Function}, with {@code Globals} below it. */
final class FunctionReader {

  private static final int DEFAULT_MEMORY_MB = 128;
  private static final int DEFAULT_TIMEOUT_SECONDS = 3;
  private static final int DEFAULT_RETRY_ATTEMPTS = 2;
  private static final int DEFAULT_EVENT_AGE_SECONDS = 6 * 60 * 60;

  private final LocalAccount account;
  private final Path template;
  private final Section globals;

  FunctionReader(LocalAccount account, Path template, Section globals) {
    this.account = account;
    this.template = template;
    this.globals = globals;
  }

  FunctionDeclaration read(String logicalId, Section resource) {
    Section properties = resource.section("Properties").over(globals);
    String name = properties.text("FunctionName").orElse(account.stackName() + "-" + logicalId);
    int timeout = properties.number("Timeout", 1, 900).orElse(DEFAULT_TIMEOUT_SECONDS);
    String runtime = javaRuntime(properties);
    Section events = properties.section("Events");
    return new FunctionDeclaration(
        logicalId,
        name,
        account.functionArn(name),
        properties.text("AutoPublishAlias"),
        runtime,
        properties.requiredText("Handler"),
        template.resolveSibling(code(runtime, resource, properties)).normalize(),
        properties.number("MemorySize", 128, 10_240).orElse(DEFAULT_MEMORY_MB),
        Duration.ofSeconds(timeout),
        variables(properties.section("Environment").section("Variables")),
        reservedConcurrency(properties),
        asyncRules(properties),
        logRules(name, properties.section("LoggingConfig")),
        mountPath(properties),
        routes(events),
        bucketRules(events));
  }

  private static String javaRuntime(Section properties) {
    String runtime = properties.requiredText("Runtime");
    if (!runtime.startsWith("java") && !runtime.startsWith(FunctionDeclaration.OWN_RUNTIME)) {
      throw new TemplateException(
          "%s.Runtime is %s; the local stack runs Java functions, and those that bring their runtime"
              .formatted(properties.place(), runtime));
    }
    return runtime;
  }

  /** {@code CodeUri} takes no conditions, so that what else may be deployed stands beside it. */
  private static String code(String runtime, Section resource, Section properties) {
    return runtime.startsWith(FunctionDeclaration.OWN_RUNTIME)
        ? resource.section("Metadata").requiredText("AotBundle")
        : properties.requiredText("CodeUri");
  }

  private static Map<String, String> variables(Section variables) {
    Map<String, String> result = new LinkedHashMap<>();
    for (String name : variables.names()) {
      variables.text(name).ifPresent(value -> result.put(name, value));
    }
    return result;
  }

  private static AsyncRules asyncRules(Section properties) {
    Section config = properties.section("EventInvokeConfig");
    int age =
        config.number("MaximumEventAgeInSeconds", 60, 21_600).orElse(DEFAULT_EVENT_AGE_SECONDS);
    return new AsyncRules(
        config.number("MaximumRetryAttempts", 0, 2).orElse(DEFAULT_RETRY_ATTEMPTS),
        Duration.ofSeconds(age),
        !properties.section("DeadLetterQueue").names().isEmpty());
  }

  private static LogRules logRules(String functionName, Section config) {
    String format = config.text("LogFormat").orElse("Text");
    if (!format.equals("Text") && !format.equals("JSON")) {
      throw new TemplateException(
          "%s.LogFormat must be Text or JSON, not %s".formatted(config.place(), format));
    }
    return new LogRules(
        format.equals("JSON"),
        config.text("LogGroup").orElse("/aws/lambda/" + functionName),
        config.text("ApplicationLogLevel"),
        config
            .text("SystemLogLevel")
            .map(level -> systemLevel(config, level))
            .orElse(SystemLevel.INFO));
  }

  private static SystemLevel systemLevel(Section config, String level) {
    try {
      return SystemLevel.valueOf(level);
    } catch (IllegalArgumentException e) {
      throw new TemplateException(
          "%s.SystemLogLevel must be DEBUG, INFO or WARN, not %s".formatted(config.place(), level),
          e);
    }
  }

  private static Optional<String> mountPath(Section properties) {
    return properties.sections("FileSystemConfigs").stream()
        .findFirst()
        .map(config -> config.requiredText("LocalMountPath"));
  }

  private static List<RouteDeclaration> routes(Section events) {
    List<RouteDeclaration> routes = new ArrayList<>();
    events.ofType("HttpApi").forEach((id, event) -> routes.add(route(event.section("Properties"))));
    return routes;
  }

  private static RouteDeclaration route(Section properties) {
    return new RouteDeclaration(
        properties.text("Method").orElse("ANY").toUpperCase(Locale.ROOT),
        properties.text("Path").orElse(RouteDeclaration.DEFAULT));
  }

  private static List<BucketRule> bucketRules(Section events) {
    List<BucketRule> rules = new ArrayList<>();
    events.ofType("S3").forEach((id, event) -> rules.add(rule(id, event.section("Properties"))));
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

  /** 0 stops the function; how many an account has is not known here. */
  private static OptionalInt reservedConcurrency(Section properties) {
    String name = "ReservedConcurrentExecutions";
    Optional<Integer> reserved = properties.number(name);
    if (reserved.isPresent() && reserved.get() < 0) {
      throw new TemplateException(
          "%s.%s must be 0 or more, not %d".formatted(properties.place(), name, reserved.get()));
    }
    return reserved.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
