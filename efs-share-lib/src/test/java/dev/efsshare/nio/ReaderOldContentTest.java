package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.ReadBudget;
import dev.efsshare.VerifiedReader.ContentReader;
import dev.efsshare.testkit.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Content under the name that is not the one expected: old, damaged, or replaced meanwhile. */
class ReaderOldContentTest extends ReaderFixture {

  @Test
  void read_oldFileUnderTheName_isReadAgainAsTheNewOne() throws IOException {
    for (String old : List.of("old content", "older and of another size")) {
      replaceBy(old);
      moments.before(1, Operation.LIST, directory::equals, () -> replaceBy(NEW));
      assertThat(read(text)).isEqualTo(NEW);
    }
    // What has another size is refused before the function sees it.
    assertThat(seen).containsExactly("old content", NEW, NEW);
  }

  @Test
  void read_functionFailsOnTheOldFile_isCalledAgainWithTheNewOne() throws IOException {
    replaceBy("old content");
    moments.before(1, Operation.LIST, directory::equals, () -> replaceBy(NEW));
    ContentReader<String> parser =
        in -> {
          String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          if (!content.equals(NEW)) {
            throw new IllegalStateException("cannot parse " + content);
          }
          return content;
        };
    assertThat(read(parser)).isEqualTo(NEW);
  }

  @Test
  void read_damagedFile_isRefusedAfterOnePass() throws IOException {
    replaceBy("bad content");
    assertThatThrownBy(() -> read(text)).isInstanceOf(ChecksumMismatchException.class);
    assertThat(seen).containsExactly("bad content");
    assertThat(moments.count(Operation.OPEN, onServer)).isEqualTo(1);
  }

  @Test
  void read_replacedByOtherContentEachTime_isRefusedAtTheEndOfTheBudget() throws IOException {
    replaceBy("version 0");
    moments.before(
        99, Operation.LIST, directory::equals, () -> replaceBy("version " + seen.size() + "----"));
    ReadBudget three = new ReadBudget(3, Duration.ofMinutes(1));
    assertThatThrownBy(() ->
            new NioVerifiedReader(three)
                .read(file, PublisherContract.summary("version x----"), text))
        .isInstanceOf(ChecksumMismatchException.class);
    assertThat(moments.count(Operation.OPEN, onServer)).isEqualTo(3);
  }
}
