package dev.efsshare.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ReapReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class PruneContract extends StoreContract {
  private static final Duration OLD = StoreOptions.DEFAULT.grace().plusMinutes(1);

  PruneContract(StoreTree tree) {
    super(tree);
  }

  /** Generations 1 to n, of which each was written the given time ago. */
  private List<FileRecord> generations(int n, Duration age) throws IOException {
    for (int i = 1; i <= n; i++) {
      FileRecord record = stored(replacing(KEY), "content " + i);
      StoreTree.age(record(KEY, i), age);
      StoreTree.age(tree.layout().id(record.fileId()), age);
    }
    return store.generations(KEY);
  }

  private List<Long> numbers() throws IOException {
    return store.generations(KEY).stream().map(FileRecord::generation).toList();
  }

  @Test
  void prune_generationsWithinTheGraceTime_areKept() throws IOException {
    generations(5, StoreOptions.DEFAULT.grace().minusMinutes(1));

    assertThat(store.prune(KEY)).isEqualTo(new ReapReport(5, 0, 0, true));
    assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void prune_oldGenerations_goWithContentAndIdButNeverTheNewestTwo() throws IOException {
    List<FileRecord> all = generations(5, OLD);

    ReapReport report = store.prune(KEY);

    assertThat(numbers()).containsExactly(4L, 5L);
    assertThat(report.removed()).isEqualTo(9);
    assertThat(report.removedBytes()).isPositive();
    assertThat(report.complete()).isTrue();
    assertThat(store.find(all.get(2).fileId())).isEmpty();
    assertThat(read(store.find(all.get(3).fileId()).orElseThrow())).isEqualTo("content 4");
    assertThat(readNewest(KEY)).isEqualTo("content 5");
    assertThat(tree.files()).hasSize(7);
    assertThat(store.prune(KEY).removed()).isZero();
  }

  @Test
  void prune_generationIsAgedFromItsReplacement_notFromItsOwnTime() throws IOException {
    generations(4, OLD);
    StoreTree.age(record(KEY, 2), Duration.ofMinutes(1));

    store.prune(KEY);

    assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void put_afterPruning_neverUsesANumberAgain() throws IOException {
    generations(5, OLD);
    store.prune(KEY);

    assertThat(stored(replacing(KEY), "six").generation()).isEqualTo(6);
  }

  @Test
  void prune_limit_boundsOneCallAndTheNextGoesOn() throws IOException {
    generations(7, OLD);
    VersionedStore bounded = tree.store(StoreOptions.DEFAULT.withPruneLimit(2));

    assertThat(bounded.prune(KEY).complete()).isFalse();
    assertThat(numbers()).containsExactly(3L, 4L, 5L, 6L, 7L);
    assertThat(bounded.prune(KEY).complete()).isFalse();
    assertThat(bounded.prune(KEY).complete()).isTrue();
    assertThat(numbers()).containsExactly(6L, 7L);
  }

  @Test
  void prune_keepsAsManyGenerationsAsTheOptionsSay() throws IOException {
    generations(5, OLD);

    tree.store(StoreOptions.DEFAULT.withKeepGenerations(3)).prune(KEY);

    assertThat(numbers()).containsExactly(3L, 4L, 5L);
  }

  @Test
  void prune_repairsTheLinkOfAWriterThatDied() throws IOException {
    FileRecord first = stored(replacing(KEY), "one");
    stored(replacing(KEY), "two");
    Path link = store.linkOf(KEY);
    Files.delete(link);
    Files.createLink(link, contentOf(first));

    store.prune(KEY);

    assertLinkIsNewest(KEY);
  }

  @Test
  void prune_keyThatIsNotThere_doesNothing() throws IOException {
    assertThat(store.prune(KEY)).isEqualTo(ReapReport.EMPTY);
    assertThat(tree.files()).isEmpty();
  }

  @Test
  void prune_damagedOldRecord_isNamed() throws IOException {
    generations(4, OLD);
    Files.writeString(record(KEY, 1), "{");
    StoreTree.age(record(KEY, 2), OLD);

    assertThatThrownBy(() -> store.prune(KEY))
        .isInstanceOf(CorruptRecordException.class)
        .hasMessageContaining(record(KEY, 1).toString());
  }
}
