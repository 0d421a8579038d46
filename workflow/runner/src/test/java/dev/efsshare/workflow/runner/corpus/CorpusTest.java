package dev.efsshare.workflow.runner.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorpusTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder = Path.of("");

  @Test
  void corpus_sameSeed_isTheSame() throws IOException {
    Path one = folder.resolve("new/one.jsonl");
    Path other = folder.resolve("other.jsonl");
    new Corpus(500, 7).writeTo(one);
    new Corpus(500, 7).writeTo(other);
    assertThat(one).hasSameBinaryContentAs(other);
    new Corpus(500, 8).writeTo(other);
    assertThat(Files.mismatch(one, other)).isNotNegative();
  }

  /** By a count of its own, which parses the lines anew. */
  @Test
  void corpus_saysWhatIsInIt() throws IOException {
    Path file = folder.resolve("corpus.jsonl");
    Corpus.Contents contents = new Corpus(5_000, 3).writeTo(file);
    List<String> texts =
        Files.readAllLines(file).stream().map(CorpusTest::text).flatMap(Optional::stream).toList();
    Set<String> different = new HashSet<>();
    texts.forEach(text -> different.add(String.join(" ", text.strip().split("\\s+"))));
    assertThat(Files.readAllLines(file)).hasSize(5_000);
    assertThat(contents.records()).isEqualTo(5_000);
    assertThat(contents.wrong()).isEqualTo(5_000 - texts.size()).isBetween(20L, 80L);
    assertThat(contents.repeated()).isEqualTo(texts.size() - different.size()).isBetween(50L, 150L);
    assertThat(contents.tooShort())
        .isEqualTo(texts.stream().filter(text -> text.length() < 10).count())
        .isBetween(50L, 150L);
    assertThat(contents.languages()).hasSize(CorpusLanguage.values().length);
    assertThat(contents.languages().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(texts.size() - contents.tooShort());
  }

  @ParameterizedTest
  @EnumSource
  void language_hasWordsOfBothKinds(CorpusLanguage language) throws IOException {
    Words words = Words.of(language);
    assertThat(words.frequent()).hasSizeGreaterThan(40).noneMatch(String::isBlank);
    assertThat(words.names()).hasSizeGreaterThan(200).noneMatch(String::isBlank);
  }

  @Test
  void corpus_ofNothing_isRefused() {
    assertThatThrownBy(() -> new Corpus(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 0");
  }

  private static Optional<String> text(String line) {
    try {
      JsonNode text = JSON.readTree(line).path("text");
      return Optional.of(text)
          .filter(JsonNode::isTextual)
          .map(JsonNode::textValue)
          .filter(value -> !value.isBlank());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
