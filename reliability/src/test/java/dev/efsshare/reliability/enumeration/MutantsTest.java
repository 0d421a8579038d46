package dev.efsshare.reliability.enumeration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.TargetPolicy;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.spi.StorageSync;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the enumeration finds what it looks for: publishers that are broken in a known way. */
class MutantsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PLAIN_WRITE                    | REPLACE     | DIFFERENT | TORN is there",
        "RENAME_WITHOUT_FORCE           | REPLACE     | ABSENT    | TORN is there after the power",
        "RENAME_WITHOUT_FORCE           | CREATE_ONLY | ABSENT    | TORN is there after the power",
        "NAME_NOT_FORCED                | REPLACE     | DIFFERENT | OLD is there after the power",
        "NAME_NOT_FORCED                | CREATE_ONLY | ABSENT    | ABSENT is there after the power",
        "CHECK_THEN_RENAME              | CREATE_ONLY | ABSENT    | what was told cannot be true",
        "PUBLISH_IN_CLOSE               | REPLACE     | DIFFERENT | TORN is there",
        "PUBLISH_IN_CLOSE               | CREATE_ONLY | ABSENT    | what was told cannot be true",
        "ALWAYS_UNCERTAIN               | REPLACE     | DIFFERENT | although nothing went wrong",
        "FAILURE_MEANS_NOTHING_HAPPENED | REPLACE     | DIFFERENT | NEW is there, expected one of [OLD]",
        "FAILURE_MEANS_NOTHING_HAPPENED | CREATE_ONLY | ABSENT    | NEW is there, expected one of [ABSENT]"
      })
  void singleFaults_brokenPublisher_isCaught(
      Mutant mutant, TargetPolicy policy, TargetState state, String how) throws IOException {
    List<String> broken = new ArrayList<>();
    Subject subject = new Publishing(policy, () -> mutant::at);
    new Enumeration(subject, state, e -> broken.add(String.valueOf(e.getMessage()))).singles();
    assertThat(broken).anyMatch(found -> found.contains(how));
  }

  @Test
  void singleFaults_namesOfTheStoreNotForced_isCaught() throws IOException {
    assertThat(brokenStore(new ContentOnly()))
        .anyMatch(found -> found.contains("acknowledged, and not there"));
  }

  @Test
  void singleFaults_contentOfTheStoreNotForced_isCaught() throws IOException {
    assertThat(brokenStore(new NamesOnly())).isNotEmpty();
  }

  private static List<String> brokenStore(StorageSync sync) throws IOException {
    NumberedNames names = new NumberedNames();
    Subject subject =
        new Storing(() ->
            root -> NioFilePublisher.builder(root).storageSync(sync).temporaryNames(names).build());
    List<String> broken = new ArrayList<>();
    new Enumeration(subject, TargetState.ABSENT, e -> broken.add(String.valueOf(e.getMessage())))
        .singles();
    return broken;
  }

  /** Forgets the names. */
  private static final class ContentOnly implements StorageSync {
    @Override
    public void forceContent(FileChannel channel) throws IOException {
      channel.force(true);
    }

    @Override
    public void forceNames(Path directory) {}
  }

  /** Forgets the content. */
  private static final class NamesOnly implements StorageSync {
    @Override
    public void forceContent(FileChannel channel) {}

    @Override
    public void forceNames(Path directory) throws IOException {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"PLAIN_WRITE, REPLACE", "CHECK_THEN_RENAME, CREATE_ONLY"})
  void schedules_brokenPublisher_isCaught(Mutant mutant, TargetPolicy policy)
      throws InterruptedException {
    List<Subject> subjects = List.of(new Publishing(policy, () -> mutant::at));
    assertThat(new SchedulesCampaign(subjects, 1, 1_000).run().failures()).isNotEmpty();
  }
}
