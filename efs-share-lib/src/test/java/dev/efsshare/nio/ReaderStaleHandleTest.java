package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.VerifiedReader.ContentReader;
import dev.efsshare.testkit.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Handles that go stale while a function reads, and errors that only look like it. */
class ReaderStaleHandleTest extends ReaderFixture {

  @Test
  void read_handleGoesStale_functionIsCalledAgainWithANewStream() throws IOException {
    staleReads(1);
    assertThat(read(text)).isEqualTo(NEW);
    assertThat(seen).containsExactly(NEW);
    assertThat(moments.count(Operation.OPEN, onServer)).isEqualTo(2);
  }

  @Test
  void read_functionWrapsOrHidesAStaleHandle_isCalledAgain() throws IOException {
    ContentReader<String> wrapping =
        in -> {
          try {
            return text.read(in);
          } catch (IOException e) {
            throw new UncheckedIOException("cannot load the model", e);
          }
        };
    ContentReader<String> hiding =
        in -> {
          try {
            return text.read(in);
          } catch (IOException e) {
            return "nothing";
          }
        };
    for (ContentReader<String> function : List.of(wrapping, hiding)) {
      staleReads(1);
      assertThat(read(function)).isEqualTo(NEW);
    }
  }

  @Test
  void read_staleHandleAfterTheFunction_isReadAgain() throws IOException {
    staleReads(1);
    assertThat(read(in -> "nothing read")).isEqualTo("nothing read");
    assertThat(moments.count(Operation.OPEN, onServer)).isEqualTo(2);
  }

  @Test
  void read_handleGoesStaleAndNameIsGone_failureTellsBoth() throws IOException {
    moments.before(
        1,
        Operation.READ,
        onServer::equals,
        () -> {
          Files.delete(onServer);
          throw Moments.stale();
        });
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(NoSuchFileException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).singleElement().asString().contains("Stale"));
  }

  @Test
  void read_functionHidesAnotherReadError_isNotTakenForSuccess() {
    IOException broken = new IOException("Input/output error");
    moments.before(
        1,
        Operation.READ,
        onServer::equals,
        () -> {
          throw broken;
        });
    ContentReader<String> hiding =
        in -> {
          try {
            return text.read(in);
          } catch (IOException e) {
            return "nothing";
          }
        };
    assertThatThrownBy(() -> read(hiding)).isSameAs(broken);
  }

  @Test
  void read_functionFailsOnItsOwn_isCalledOnce() {
    for (IOException own : List.of(new NoSuchFileException("labels.txt"), Moments.stale())) {
      List<String> calls = new ArrayList<>();
      assertThatThrownBy(() ->
              read(in -> {
                calls.add("called");
                throw own;
              }))
          .isSameAs(own);
      assertThat(calls).hasSize(1);
    }
  }
}
