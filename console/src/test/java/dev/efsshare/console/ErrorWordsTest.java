package dev.efsshare.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The console has words for every error that the API documents, and for no others. */
class ErrorWordsTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (`[A-Z0-9_]+`(?:, `[A-Z0-9_]+`)*) \\| \\d");
  private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{3,}");
  private static final Pattern WORDS = Pattern.compile("(?m)^    ([A-Z][A-Z0-9_]+): \\[");

  @Test
  void everyDocumentedError_hasWords_andNoOther() throws IOException {
    List<String> documented =
        ROW.matcher(Files.readString(Path.of("../docs/api.md")))
            .results()
            .flatMap(row -> CODE.matcher(row.group(1)).results())
            .map(MatchResult::group)
            .toList();
    List<String> inWords =
        WORDS
            .matcher(Files.readString(Path.of("page/words.js")))
            .results()
            .map(entry -> entry.group(1))
            .toList();

    assertThat(documented).hasSizeGreaterThan(15);
    assertThat(inWords).containsExactlyInAnyOrderElementsOf(documented);
  }
}
