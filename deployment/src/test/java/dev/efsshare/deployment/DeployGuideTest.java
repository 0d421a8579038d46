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
import java.util.regex.MatchResult;
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
      Map.of("EFS", "elasticfilesystem", "ApiGatewayV2", "apigateway", "Serverless", "lambda");

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
    Set<String> told =
        rows("## Alarms")
            .flatMap(cells -> CODE.matcher(cells.get(0)).results())
            .map(code -> code.group(1))
            .filter(name -> NAME.matcher(name).matches())
            .map(name -> name + "Alarm")
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(told)
        .isEqualTo(
            new TreeSet<>(
                Stack.with("ThroughputMode", "bursting")
                    .ofType("AWS::CloudWatch::Alarm")
                    .keySet()));
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
    assertThat(Pattern.compile("\\$\\(out (\\w+)\\)").matcher(guide).results())
        .extracting(MatchResult::group)
        .isNotEmpty()
        .allMatch(use ->
            Template.current()
                .document()
                .names("Outputs")
                .contains(use.substring("$(out ".length(), use.length() - 1)));
  }

  @Test
  void deployerPolicy_hasTheServiceOfEveryResource() throws IOException {
    String policy = Files.readString(ProjectFiles.DEPLOYER_POLICY);
    Stream<String> prefixes =
        Template.current().document().members("Resources").values().stream()
            .map(resource -> resource.text("Type").split("::", -1)[1])
            .map(service -> PREFIXES.getOrDefault(service, service.toLowerCase(Locale.ROOT)) + ":");

    assertThat(prefixes).isNotEmpty().allMatch(prefix -> policy.contains('"' + prefix));
  }

  /** The rows of the first table below a heading, as cells. */
  private Stream<List<String>> rows(String heading) {
    int start = guide.indexOf(heading + "\n");
    assertThat(start).as(heading).isNotNegative();
    return guide
        .substring(start)
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
