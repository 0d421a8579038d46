package dev.efsshare.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One template with the values of its parameters. A template may nest others, as {@code
 * AWS::CloudFormation::Stack}: each is a scope of its own, which knows of the one above what that
 * one gives it as parameters, and tells it its outputs.
 */
final class Scope {

  private static final String STACK = "AWS::CloudFormation::Stack";

  private final Path file;
  private final LocalAccount account;
  private final List<Path> above;
  private final Intrinsics intrinsics;
  private final Section root;
  private final Map<String, Scope> nested = new LinkedHashMap<>();

  /** The scope of a template that nobody nests. */
  Scope(Path file, LocalAccount account, Map<String, String> parameters) {
    this(file, account, parameters, List.of());
  }

  private Scope(Path file, LocalAccount account, Map<String, String> parameters, List<Path> above) {
    this.file = file.toAbsolutePath().normalize();
    this.account = account;
    this.above = above;
    Map<?, ?> document = YamlDocument.read(file);
    this.intrinsics = new Intrinsics(document, account, parameters, this::output);
    this.root = new Section(file.getFileName().toString(), document, intrinsics);
  }

  /** The template, absolute. */
  Path file() {
    return file;
  }

  /** What pseudo parameters resolve to in this template. */
  LocalAccount account() {
    return account;
  }

  Section root() {
    return root;
  }

  Section resources() {
    return root.section("Resources");
  }

  /**
   * This scope, then those of the templates it nests, and of those that these nest; templates whose
   * condition does not hold are left out.
   */
  List<Scope> all() {
    List<Scope> all = new ArrayList<>();
    all.add(this);
    resources().ofType(STACK).keySet().forEach(name -> all.addAll(nested(name).all()));
    return all;
  }

  /**
   * Refuses values of parameters that the template's {@code Rules} refuse.
   *
   * @throws ParameterException with the rules' own words
   */
  void checkRules() {
    intrinsics.checkRules();
  }

  private Scope nested(String name) {
    Scope known = nested.get(name);
    if (known == null) {
      known = open(name, resources().section(name).section("Properties"));
      nested.put(name, known);
    }
    return known;
  }

  private Scope open(String name, Section properties) {
    String url = properties.requiredText("TemplateURL");
    if (url.contains("://")) {
      throw new TemplateException(
          "%s.TemplateURL is %s; the local stack reads nested templates from files only"
              .formatted(properties.place(), url));
    }
    Path template = file.resolveSibling(url).normalize();
    List<Path> path = new ArrayList<>(above);
    path.add(file);
    if (path.contains(template)) {
      throw new TemplateException(
          "%s.TemplateURL: %s nests itself".formatted(properties.place(), template));
    }
    String stack = account.stackName() + "-" + name;
    try {
      Scope opened =
          new Scope(
              template,
              new LocalAccount(account.accountId(), account.region(), stack),
              given(properties.section("Parameters")),
              path);
      opened.checkRules();
      return opened;
    } catch (ParameterException e) {
      throw new TemplateException(properties.place() + ".Parameters: " + e.getMessage(), e);
    }
  }

  /** As CloudFormation passes them on: texts, a list's elements separated by commas. */
  private static Map<String, String> given(Section parameters) {
    return parameters.names().stream()
        .filter(name -> parameters.value(name).isPresent())
        .collect(Collectors.toMap(name -> name, name -> String.join(",", parameters.texts(name))));
  }

  /** What {@code Fn::GetAtt} of {@code Outputs.<name>} of a nested stack answers. */
  private String output(String stack, String name) {
    Section outputs = nested(stack).root.section("Outputs");
    if (!outputs.names().contains(name)) {
      throw new TemplateException(
          "Nested template %s has no output %s; it has %s"
              .formatted(nested(stack).file, name, outputs.names()));
    }
    return outputs.section(name).requiredText("Value");
  }
}
