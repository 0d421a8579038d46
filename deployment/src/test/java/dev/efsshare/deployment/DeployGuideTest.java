package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/deploy.md says of the template is so. */
class DeployGuideTest {
  private static final Pattern CODE = Pattern.compile("`([A-Za-z0-9]+)`");
  private static final Pattern NAME = Pattern.compile("[A-Z][a-z0-9]+[A-Z]?[A-Za-z0-9]*");

  /** The prefix of IAM actions where it is not the service's name in lower case. */
  private static final Map<String, String> PREFIXES =
      Map.of(
          "EFS", "elasticfilesystem",
          "ApiGatewayV2", "apigateway",
          "Serverless", "lambda",
          "StateMachine", "states");

  private String guide = "";

  @BeforeEach
  void read() throws IOException {
    guide = Files.readString(ProjectFiles.DEPLOY_GUIDE);
  }

  @Test
  void parameters_areThoseOfTheTemplate_withTheirDefaults() {
    Map<String, String> told =
        rows("## Parameters")
            .collect(Collectors.toMap(cells -> code(cells.get(0)), cells -> code(cells.get(1))));
    Map<String, String> declared = new TreeMap<>();
    Template.current()
        .document()
        .members("Parameters")
        .forEach((name, each) -> declared.put(name, each.text("Default")));

    assertThat(new TreeMap<>(told)).isEqualTo(declared);
  }

  @Test
  void alarms_areThoseOfTheTemplate() {
    Set<String> told = alarms(guide).collect(Collectors.toCollection(TreeSet::new));

    assertThat(told)
        .isEqualTo(
            new TreeSet<>(
                Stack.with("ThroughputMode", "bursting")
                    .ofType("AWS::CloudWatch::Alarm")
                    .keySet()));
  }

  /** Of a nested stack's function, {@code sam logs} wants the path to it. */
  @Test
  void runbook_functionsWhoseLogsItShows_areThoseOfTheNestedStack() throws IOException {
    Set<String> shown =
        Pattern.compile("sam logs .*--name (\\S+)")
            .matcher(Files.readString(ProjectFiles.RUNBOOK))
            .results()
            .map(name -> name.group(1))
            .collect(Collectors.toSet());

    assertThat(shown)
        .isNotEmpty()
        .isSubsetOf(
            Stack.workflow("standard").ofType("AWS::Serverless::Function").keySet().stream()
                .map(function -> "WorkflowStack/" + function)
                .toList());
  }

  @Test
  void requirements_areAnsweredByWhatThereIs() {
    Part document = Template.current().document();
    Set<String> there = new TreeSet<>(document.names("Resources"));
    there.addAll(document.names("Parameters"));
    there.addAll(document.names("Resources", "ProducerFunction", "Properties", "Events"));
    there.addAll(document.names("Resources", "ProducerFunction", "Properties"));
    there.add("Outputs");
    Stream<String> told =
        rows("## What answers which requirement")
            .flatMap(cells -> CODE.matcher(cells.get(2)).results())
            .map(code -> code.group(1))
            .filter(name -> NAME.matcher(name).matches());

    assertThat(told).isNotEmpty().allMatch(there::contains);
  }

  @Test
  void outputs_namedInCommands_areThoseOfTheTemplate() {
    assertThat(outputs(guide))
        .isNotEmpty()
        .isSubsetOf(Template.current().document().names("Outputs"));
  }

  @Test
  void deployerPolicy_hasTheServiceOfEveryResource() throws IOException {
    String policy = Files.readString(ProjectFiles.DEPLOYER_POLICY);
    Stream<String> prefixes =
        Stream.of(Template.current(), Template.workflow())
            .flatMap(template -> template.document().members("Resources").values().stream())
            .map(DeployGuideTest::service)
            .map(service -> PREFIXES.getOrDefault(service, service.toLowerCase(Locale.ROOT)) + ":");

    assertThat(prefixes).isNotEmpty().allMatch(prefix -> policy.contains('"' + prefix));
  }

  /** {@code AWS::Serverless} is several services. */
  private static String service(Part resource) {
    String[] names = resource.text("Type").split("::", -1);
    return names[1].equals("Serverless") && names[2].equals("StateMachine") ? names[2] : names[1];
  }

  @Test
  void alarms_ofTheWorkflow_areThoseOfItsTemplate() throws IOException {
    Set<String> told =
        alarms(Files.readString(ProjectFiles.RUNBOOK))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(told)
        .isEqualTo(
            new TreeSet<>(Stack.workflow("express").ofType("AWS::CloudWatch::Alarm").keySet()));
  }

  @Test
  void outputs_namedInTheRunbook_areThoseOfTheTemplate() throws IOException {
    assertThat(outputs(Files.readString(ProjectFiles.RUNBOOK)))
        .isNotEmpty()
        .isSubsetOf(Template.current().document().names("Outputs"));
  }

  private static Set<String> outputs(String text) {
    return Pattern.compile("\\$\\(out (\\w+)\\)")
        .matcher(text)
        .results()
        .map(use -> use.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The alarms in the table of a page, by logical id. */
  private static Stream<String> alarms(String page) {
    return rows(page, "## Alarms")
        .flatMap(cells -> CODE.matcher(cells.get(0)).results())
        .map(code -> code.group(1))
        .filter(name -> NAME.matcher(name).matches())
        .map(name -> name + "Alarm");
  }

  private Stream<List<String>> rows(String heading) {
    return rows(guide, heading);
  }

  /** The rows of the first table below a heading, as cells. */
  private static Stream<List<String>> rows(String page, String heading) {
    int start = page.indexOf(heading + "\n");
    assertThat(start).as(heading).isNotNegative();
    return page.substring(start)
        .lines()
        .dropWhile(line -> !line.startsWith("|---"))
        .skip(1)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> List.of(line.substring(1).split("\\|", -1)));
  }

  private static String code(String cell) {
    return cell.replace("`", "").strip();
  }
}
