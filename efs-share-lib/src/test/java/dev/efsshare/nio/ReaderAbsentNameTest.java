package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ReadBudget;
import dev.efsshare.testkit.Operation;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that an NFS client does not see, and how long {@link NioVerifiedReader} looks for them. */
class ReaderAbsentNameTest extends ReaderFixture {

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
}
