package dev.efsshare.benchmarks.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.benchmarks.data.RandomContent;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdiomsTest {
  /** More than one chunk, and not a whole number of them. */
  private static final RandomContent CONTENT = RandomContent.of((2 << 20) + 17);

  private static final RandomContent OTHER = RandomContent.of(100);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void replacing_takenName_hasNewContentAndNothingElseIsLeft(ReplacingIdiom idiom)
      throws IOException {
    Path target = folder.resolve("target");
    try (PublishIdiom publisher = idiom.factory().in(folder)) {
      publisher.publish(target, CONTENT);
      publisher.publish(target, OTHER);
      assertThat(target).hasBinaryContent(OTHER.bytes());
      publisher.publish(target, CONTENT);
    }

    assertThat(target).hasBinaryContent(CONTENT.bytes());
    assertThat(names()).containsExactly("target");
  }

  @ParameterizedTest
  @EnumSource
  void createOnly_freeName_hasContentAndNothingElseIsLeft(CreateOnlyIdiom idiom)
      throws IOException {
    Path target = folder.resolve("target");
    try (PublishIdiom publisher = idiom.factory().in(folder)) {
      publisher.publish(target, CONTENT);
    }

    assertThat(target).hasBinaryContent(CONTENT.bytes());
    assertThat(names()).containsExactly("target");
  }

  @ParameterizedTest
  @EnumSource
  void createOnly_takenName_isRefused(CreateOnlyIdiom idiom) throws IOException {
    Path target = Files.write(folder.resolve("target"), OTHER.bytes());
    try (PublishIdiom publisher = idiom.factory().in(folder)) {
      assertThatThrownBy(() -> publisher.publish(target, CONTENT))
          .isInstanceOf(FileAlreadyExistsException.class);
    }

    assertThat(target).hasBinaryContent(OTHER.bytes());
  }

  @Test
  void guaranteeTable_hasALineForEachIdiom() {
    assertThat(GuaranteeTable.markdown().lines())
        .hasSize(2 + ReplacingIdiom.values().length + CreateOnlyIdiom.values().length)
        .contains("| replace | files_write |  |  |  |  |  |  |  |  |");
  }

  private Stream<String> names() {
    return Stream.of(folder.toFile().list());
  }
}
