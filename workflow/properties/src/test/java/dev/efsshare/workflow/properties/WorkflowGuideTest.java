package dev.efsshare.workflow.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The table of docs/workflow.md leads to every property's test, and to none that is not there. */
class WorkflowGuideTest {
  private static final Path GUIDE = Path.of("../../docs/workflow.md");
  private static final int PROPERTIES = 42;

  /** {@code | 7 | what holds | `StorePropertiesTest.property_07_name_of_the_test` |}. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| [^|]+ \\| (.+) \\|$");

  private static final Pattern TEST = Pattern.compile("`(\\w+\\.property_(\\d\\d)_\\w+)`");

  @Test
  void table_ofProperties_namesEveryTestAndNoOther() throws Exception {
    assertThat(inTheGuide()).isEqualTo(inTheCode());
  }

  @Test
  void table_ofProperties_hasARowForEachOfThem_withItsOwnTests() throws IOException {
    Set<Integer> rows = new TreeSet<>();
    for (MatchResult row : rows()) {
      int number = Integer.parseInt(row.group(1));
      rows.add(number);
      assertThat(TEST.matcher(row.group(2)).results().map(test -> Integer.parseInt(test.group(2))))
          .as("tests of property %d", number)
          .isNotEmpty()
          .containsOnly(number);
    }
    assertThat(rows)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, PROPERTIES).boxed().toList());
  }

  @Test
  void example_ofAStage_isTheOneThatIsCompiled() throws IOException {
    String source =
        Files.readString(
            Path.of(
                "src/test/java", FirstWordsHandler.class.getName().replace('.', '/') + ".java"));

    assertThat(Files.readString(GUIDE))
        .contains("```java\n" + source.substring(source.indexOf("public final class")) + "```\n");
  }

  private static Iterable<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(GUIDE)).results().toList();
  }

  private static Set<String> inTheGuide() throws IOException {
    Matcher named = TEST.matcher(Files.readString(GUIDE));
    return named
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> inTheCode() throws Exception {
    Path classes =
        Path.of(
            WorkflowGuideTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> tests = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(it -> it.toString().endsWith("Test.class")).toList()) {
        String path = classes.relativize(file).toString();
        Class<?> type = Class.forName(path.replace('/', '.').replaceFirst("\\.class$", ""));
        Arrays.stream(type.getDeclaredMethods())
            .filter(WorkflowGuideTest::isProperty)
            .forEach(method -> tests.add(type.getSimpleName() + "." + method.getName()));
      }
    }
    return tests;
  }

  private static boolean isProperty(Method method) {
    return method.getName().startsWith("property_")
        && AnnotationSupport.isAnnotated(method, Testable.class);
  }
}
