package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.Durability;
import dev.efsshare.FilePublisher;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import dev.efsshare.PublishedFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishing under a name that nobody may have had before. */
interface CreateOnlyContract extends PublisherContract {
  int RACES = 50;
  int THREADS = 6;

  @Test
  default void publish_nameHasTheSameContent_isAlreadyThereAndUntouched() throws IOException {
    publish("content");
    Object before = key();
    PublishedFile second = publish("content");
    assertThat(second.outcome()).isEqualTo(PublishOutcome.ALREADY_THERE);
    assertThat(second.content()).isEqualTo(PublisherContract.summary("content"));
    assertThat(key()).isEqualTo(before);
    assertThat(names()).containsExactly("file");
  }

  private Object key() throws IOException {
    return Files.getAttribute(inFolder("file"), "fileKey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shorter", "of the same size", "longer than what is there already"})
  default void publish_nameHasOtherContent_isRefusedWithBothSides(String content)
      throws IOException {
    publish("OF THE SAME SIZE");
    boolean sameSize = content.length() == 16;
    assertThatThrownBy(() -> publish(content))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining(inFolder("file").toString())
        .hasMessageContaining(
            sameSize
                ? PublisherContract.summary(content).sha256().toString()
                : "16 bytes, this one " + content.length());
    assertThat(inFolder("file")).hasContent("OF THE SAME SIZE");
    assertThat(names()).containsExactly("file");
  }

  @Test
  default void publish_nameBecameADirectoryMeanwhile_isRefused() throws IOException {
    try (PendingFile file = publisher().begin(path("file"), PublishOptions.createOnly())) {
      Files.createDirectory(inFolder("file"));
      assertThatThrownBy(file::commit)
          .isInstanceOf(FileAlreadyExistsException.class)
          .hasMessageContaining("a directory has the name");
      assertThatThrownBy(file::commit).isInstanceOf(IllegalStateException.class);
    }
    assertThat(names()).containsExactly("file");
    assertThat(inFolder("file")).isEmptyDirectory();
  }

  @Test
  default void publish_racingThreadsWithOwnContent_haveOneWinnerForEachName() throws Exception {
    FilePublisher publisher = publisher();
    List<Integer> winners = new java.util.ArrayList<>(Collections.nCopies(RACES, -1));
    for (int race = 0; race < RACES; race++) {
      String name = "file" + race;
      List<Boolean> won =
          Race.run(THREADS, thread -> create(publisher, name, "content of " + thread));
      assertThat(Collections.frequency(won, true)).as(name).isEqualTo(1);
      winners.set(race, won.indexOf(true));
    }
    for (int race = 0; race < RACES; race++) {
      assertThat(inFolder("file" + race)).hasContent("content of " + winners.get(race));
    }
    assertThat(names()).hasSize(RACES);
  }

  private boolean create(FilePublisher publisher, String name, String content) throws IOException {
    try {
      PublishedFile published =
          publisher.publish(path(name), PublisherContract.buffer(content), notForced());
      assertThat(published.outcome()).isEqualTo(PublishOutcome.PUBLISHED);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Test
  default void publish_racingThreadsWithTheSameContent_allSucceedAndOnePublishes()
      throws Exception {
    FilePublisher publisher = publisher();
    for (int race = 0; race < RACES; race++) {
      String name = "file" + race;
      List<PublishOutcome> outcomes =
          Race.run(
              THREADS,
              thread ->
                  publisher
                      .publish(path(name), PublisherContract.buffer("same"), notForced())
                      .outcome());
      assertThat(outcomes).containsOnlyOnce(PublishOutcome.PUBLISHED);
      assertThat(Collections.frequency(outcomes, PublishOutcome.ALREADY_THERE))
          .isEqualTo(THREADS - 1);
    }
  }

  /** The races are about names; forcing each file would only make them slower. */
  private static PublishOptions notForced() {
    return PublishOptions.createOnly().withDurability(Durability.NONE);
  }

  private PublishedFile publish(String content) throws IOException {
    return publisher()
        .publish(path("file"), PublisherContract.buffer(content), PublishOptions.createOnly());
  }
}
