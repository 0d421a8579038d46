package dev.efsshare.benchmarks.publish;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which way of publishing gives which guarantees, in Markdown.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar dev.efsshare.benchmarks.publish.GuaranteeTable
 * }</pre>
 */
public final class GuaranteeTable {
  private GuaranteeTable() {}

  /**
   * Prints the table.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    System.out.print(markdown());
  }

  /**
   * The table.
   *
   * @return lines of Markdown, each with its end
   */
  public static String markdown() {
    Stream<String> replacing =
        Stream.of(ReplacingIdiom.values()).map(i -> row("replace", i.name(), i.guarantees()));
    Stream<String> createOnly =
        Stream.of(CreateOnlyIdiom.values()).map(i -> row("create-only", i.name(), i.guarantees()));
    return Stream.of(Stream.of(head()), replacing, createOnly)
        .flatMap(rows -> rows)
        .collect(Collectors.joining());
  }

  private static String head() {
    String titles =
        Stream.of(Guarantee.values()).map(Guarantee::title).collect(Collectors.joining(" | "));
    return "| policy | idiom | %s |\n|---|---|%s\n"
        .formatted(titles, ":-:|".repeat(Guarantee.values().length));
  }

  private static String row(String policy, String idiom, Set<Guarantee> guarantees) {
    String marks =
        Stream.of(Guarantee.values())
            .map(guarantee -> guarantees.contains(guarantee) ? "yes" : "")
            .collect(Collectors.joining(" | "));
    return "| %s | %s | %s |\n".formatted(policy, idiom.toLowerCase(Locale.ROOT), marks);
  }
}
