package dev.efsshare.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumMismatchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reading by key, in one step. */
abstract class ReadNewestContract extends StoreContract {
  private final List<StoredFile> given = new ArrayList<>();

  ReadNewestContract(StoreTree tree) {
    super(tree);
  }

  private Optional<String> readNewestText() throws IOException {
    return store.readNewest(
        KEY,
        (file, in) -> {
          given.add(file);
          return new String(in.readAllBytes(), UTF_8);
        });
  }

  @Test
  void readNewest_severalGenerations_readsTheLast() throws IOException {
    stored(replacing(KEY), "one");
    FileRecord second = stored(replacing(KEY), "two");
    assertThat(readNewestText()).contains("two");
    assertThat(given).containsExactly(new StoredFile.Recorded(second, contentOf(second)));
  }

  @Test
  void readNewest_unknownKey_isEmptyAndTheFunctionIsNotCalled() throws IOException {
    assertThat(readNewestText()).isEmpty();
    assertThat(given).isEmpty();
  }

  @Test
  void readNewest_fileOfAnotherTool_isReadAsItIs() throws IOException {
    tree.foreign(KEY.value(), "theirs");
    assertThat(readNewestText()).contains("theirs");
    assertThat(given).containsExactly(new StoredFile.Foreign(KEY, store.linkOf(KEY)));
  }

  @Test
  void readNewest_generationIsPrunedMeanwhile_readsTheOneThatReplacedIt() throws IOException {
    VersionedStore graceless = tree.store(StoreOptions.DEFAULT.withGrace(Duration.ZERO));
    stored(replacing(KEY), "one");
    Optional<String> read =
        store.readNewest(
            KEY,
            (file, in) -> {
              given.add(file);
              if (given.size() == 1) {
                stored(replacing(KEY), "two");
                stored(replacing(KEY), "three");
                graceless.prune(KEY);
                // What a stale handle makes a function throw, where the folder has none.
                throw new NoSuchFileException(file.path().toString());
              }
              return new String(in.readAllBytes(), UTF_8);
            });
    assertThat(read).contains("three");
    assertThat(given).hasSize(2);
  }

  @Test
  void readNewest_damagedAndRepairedMeanwhile_readsTheRepair() throws IOException {
    FileRecord first = stored(replacing(KEY), "one");
    Files.writeString(contentOf(first), "eno");
    Optional<String> read =
        store.readNewest(
            KEY,
            (file, in) -> {
              given.add(file);
              if (given.size() == 1) {
                stored(PutRequest.of(KEY).withExisting(ExistingPolicy.REPLACE), "one");
              }
              return new String(in.readAllBytes(), UTF_8);
            });
    assertThat(read).contains("one");
    assertThat(given).hasSize(2);
  }

  @Test
  void readNewest_damagedOrWithoutContent_isToldAtOnce() throws IOException {
    FileRecord record = stored(replacing(KEY), "one");
    Files.writeString(contentOf(record), "eno");
    assertThatThrownBy(this::readNewestText).isInstanceOf(ChecksumMismatchException.class);
    assertThat(given).hasSize(1);

    Files.delete(contentOf(record));
    assertThatThrownBy(this::readNewestText).isInstanceOf(NoSuchFileException.class);
    assertThat(given).hasSize(1);
  }

  @Test
  void readNewest_functionFailsOnItsOwn_isCalledOnce() throws IOException {
    stored(replacing(KEY), "one");
    NoSuchFileException own = new NoSuchFileException("labels.txt");
    assertThatThrownBy(() ->
            store.readNewest(
                KEY,
                (file, in) -> {
                  given.add(file);
                  throw own;
                }))
        .isSameAs(own);
    assertThat(given).hasSize(1);
  }
}
