package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.ReadBudget;
import dev.efsshare.VerifiedReader.ContentReader;
import dev.efsshare.testkit.MisbehavingFileSystem;
import dev.efsshare.testkit.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which second looks {@link NioVerifiedReader} takes, and which it does not. */
class ReaderRetryTest {
  private static final String NEW = "new content";

  private final FileSystem below = Jimfs.newFileSystem(Configuration.unix());
  private final Moments moments = new Moments();
  private final MisbehavingFileSystem mount = MisbehavingFileSystem.over(below, moments);
  private final NioVerifiedReader reader = new NioVerifiedReader();
  private final Path directory = below.getPath("/share/models");
  private final Path onServer = directory.resolve("file");
  private final Path file = mount.wrap(onServer);
  private final List<String> seen = new ArrayList<>();

  /** Reads everything and notes it. */
  private final ContentReader<String> text =
      in -> {
        seen.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        return seen.getLast();
      };

  @BeforeEach
  void writeFile() throws IOException {
    Files.createDirectories(directory);
    Files.writeString(onServer, NEW);
  }

  @AfterEach
  void closeFileSystem() throws IOException {
    below.close();
  }

  private String read(ContentReader<String> function) throws IOException {
    return reader.read(file, PublisherContract.summary(NEW), function);
  }

  private void replaceBy(String content) throws IOException {
    Path temp = onServer.resolveSibling("temp");
    Files.writeString(temp, content);
    Files.move(temp, onServer, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void read_nameRememberedAsAbsent_isReadAfterItsDirectoryWasOpened() throws IOException {
    moments.absentUntilListed(onServer);
    assertThat(read(text)).isEqualTo(NEW);
    assertThat(seen).hasSize(1);
    assertThat(moments.count(Operation.LIST, directory)).isEqualTo(1);
  }

  @Test
  void read_directoriesRememberedAsAbsent_areOpenedFromTheFirstThatIsThere() throws IOException {
    moments.absentUntilListed(directory).absentUntilListed(below.getPath("/share"));
    assertThat(read(text)).isEqualTo(NEW);
    assertThat(seen).hasSize(1);
  }

  @Test
  void read_nameMissingForAMoment_isFoundWithinTheBudget() throws IOException {
    moments.before(
        ReadBudget.DEFAULT.attempts() - 1,
        Operation.READ_ATTRIBUTES,
        onServer::equals,
        () -> {
          throw new NoSuchFileException("file");
        });
    assertThat(read(text)).isEqualTo(NEW);
  }

  @Test
  void read_missingFile_isLookedForAsOftenAsTheBudgetSays() throws IOException {
    Files.delete(onServer);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(NoSuchFileException.class)
        .hasNoSuppressedExceptions();
    assertThat(moments.count(Operation.READ_ATTRIBUTES, onServer))
        .isEqualTo(ReadBudget.DEFAULT.attempts());
  }

  @Test
  void read_budgetOfOneAttemptOrOfNoTime_looksOnce() throws IOException {
    Files.delete(onServer);
    for (ReadBudget budget : List.of(ReadBudget.ONCE, new ReadBudget(9, Duration.ZERO))) {
      long before = moments.count(Operation.READ_ATTRIBUTES, onServer);
      NioVerifiedReader hasty = new NioVerifiedReader(budget);
      assertThatThrownBy(() -> hasty.read(file, PublisherContract.summary(NEW), text))
          .isInstanceOf(NoSuchFileException.class);
      assertThat(moments.count(Operation.READ_ATTRIBUTES, onServer)).isEqualTo(before + 1);
    }
  }

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

  @Test
  void read_interruptedWhileItWaits_endsAtOnceAndStaysInterrupted() throws IOException {
    Files.delete(onServer);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> read(text))
          .isInstanceOf(ClosedByInterruptException.class)
          .satisfies(e ->
              assertThat(e.getSuppressed())
                  .singleElement()
                  .isInstanceOf(NoSuchFileException.class));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void summariseAndReadUnverified_askTheServerFirst() throws IOException {
    replaceBy("old content");
    moments.before(1, Operation.LIST, directory::equals, () -> replaceBy(NEW));
    assertThat(reader.summarise(file, Set.of(ChecksumAlgorithm.SHA_256)))
        .isEqualTo(PublisherContract.summary(NEW));

    replaceBy("old content");
    moments.before(1, Operation.LIST, directory::equals, () -> replaceBy(NEW));
    assertThat(reader.readUnverified(file, text)).isEqualTo(NEW);
  }

  @Test
  void summariseAndReadUnverified_absentOrStaleAtFirst_areRepeated() throws IOException {
    moments.absentUntilListed(directory);
    staleReads(2);
    assertThat(reader.summarise(file, Set.of(ChecksumAlgorithm.SHA_256)))
        .isEqualTo(PublisherContract.summary(NEW));
    staleReads(2);
    assertThat(reader.readUnverified(file, text)).isEqualTo(NEW);
    staleReads(1);
    int first = reader.readUnverified(file, InputStream::read);
    assertThat(first).isEqualTo(NEW.charAt(0));
  }

  @Test
  void readUnverified_functionFailsOnItsOwn_isCalledOnce() {
    IllegalStateException own = new IllegalStateException("bad header");
    List<String> calls = new ArrayList<>();
    assertThatThrownBy(() ->
            reader.readUnverified(
                file,
                in -> {
                  calls.add("called");
                  throw own;
                }))
        .isSameAs(own);
    assertThat(calls).hasSize(1);
  }

  @Test
  void readBudget_unusableValues_areRefused() {
    assertThatThrownBy(() -> new ReadBudget(0, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("attempts 0");
    assertThatThrownBy(() -> new ReadBudget(1, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-1S");
  }

  private void staleReads(int times) {
    moments.before(
        times,
        Operation.READ,
        onServer::equals,
        () -> {
          throw Moments.stale();
        });
  }
}
