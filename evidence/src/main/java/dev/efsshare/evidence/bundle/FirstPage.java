package dev.efsshare.evidence.bundle;

/** The first page of a bundle: what it is, what each file is, how it is checked. */
final class FirstPage {
  private FirstPage() {}

  static String of(Bundle bundle, Cover cover) {
    StringBuilder page = new StringBuilder();
    page.append("# Evidence of a run of efs-share\n\n");
    page.append(cover.subject()).append("\n\n");
    page.append("| | |\n|---|---|\n");
    row(page, "collected", cover.collectedAt().toString());
    row(page, "logs from", cover.window().from().toString());
    row(page, "logs to", cover.window().to().toString());
    page.append(
        "\n## Files\n\n| file | what it is | bytes | secrets replaced |\n|---|---|--:|--:|\n");
    row(page, "`manifest.json`", "Every file with size, SHA-256 and what it is", "", "");
    row(page, "`SHA256SUMS`", "The same checksums, for `sha256sum`", "", "");
    for (Entry file : bundle.entries()) {
      row(
          page,
          "`" + file.path() + "`",
          file.about(),
          Long.toString(file.bytes()),
          file.redactions() == 0 ? "" : Integer.toString(file.redactions()));
    }
    page.append("\n## What could not be had\n\n");
    if (bundle.missing().isEmpty()) {
      page.append("Nothing was refused.\n");
    }
    bundle.missing().forEach(what -> page.append("- ").append(what).append('\n'));
    return page.append(CHECK).toString();
  }

  private static final String CHECK =
      """

      ## Check it

      ```sh
      sha256sum -c SHA256SUMS                    # in this folder
      ./efs-share evidence --verify FILE.zip     # in the project; names what differs
      ```

      Both tell whether a file was changed by accident or by hand. They do not tell who made the bundle: for that,
      keep or publish the SHA-256 of the zip itself, which the command prints. A file with no secrets replaced is
      byte for byte what was answered.
      """;

  private static void row(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
