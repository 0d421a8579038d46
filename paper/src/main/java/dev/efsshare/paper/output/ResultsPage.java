package dev.efsshare.paper.output;

import dev.efsshare.paper.data.DataFile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands over the results. Stateless. */
final class ResultsPage {
  /** Of each file, above. */
  private static final Set<String> TOLD = Set.of("date", "commit");

  private ResultsPage() {}

  static String head(List<DataFile> files) {
    StringBuilder head = new StringBuilder();
    head.append("# Results\n\n");
    head.append("Made by `./efs-share paper` from the files below; every number is computed. ");
    head.append("Diamonds and marks are medians, whiskers lead to what 95 of 100 values are no ");
    head.append("worse than, rings are single values.\n\n");
    head.append("| data | commit | date | SHA-256 |\n|---|---|---|---|\n");
    for (DataFile file : files) {
      head.append(
          "| %s%s | %s | %s | `%s` |\n"
              .formatted(
                  file.name(),
                  remark(file),
                  Markdown.escaped(file.commit()),
                  Markdown.escaped(file.date()),
                  file.sha256().substring(0, 16)));
    }
    commands(head, files);
    machine(head, files);
    return head.toString();
  }

  private static String remark(DataFile file) {
    if (file.command().isEmpty()) {
      return " (read, not measured)";
    }
    return file.isQuick() ? " (a quick run, no evidence)" : "";
  }

  /** Outside of a table, where each character stands for itself. */
  private static void commands(StringBuilder head, List<DataFile> files) {
    List<DataFile> measured = files.stream().filter(file -> !file.command().isEmpty()).toList();
    if (!measured.isEmpty()) {
      head.append("\n```sh\n");
      measured.forEach(file -> head.append("# %s\n%s\n".formatted(file.name(), file.command())));
      head.append("```\n");
    }
  }

  /** Of the first file that says what it was measured on. */
  private static void machine(StringBuilder head, List<DataFile> files) {
    for (DataFile file : files) {
      Map<String, String> machine = file.machine();
      machine.keySet().removeAll(TOLD);
      if (!machine.isEmpty()) {
        head.append("\n| machine of %s | |\n|---|---|\n".formatted(file.name()));
        machine.forEach((name, value) ->
            head.append(
                "| %s | %s |\n".formatted(Markdown.escaped(name), Markdown.escaped(value))));
        return;
      }
    }
  }
}
