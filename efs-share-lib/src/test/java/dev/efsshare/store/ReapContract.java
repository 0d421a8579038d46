package dev.efsshare.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.ReapOptions;
import dev.efsshare.ReapReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class ReapContract extends StoreContract {
  private static final Duration OLD = StoreOptions.DEFAULT.grace().plusMinutes(1);

  ReapContract(StoreTree tree) {
    super(tree);
  }

  /** What a writer leaves that dies between its content and its record. */
  private FileId orphan(StoreKey key, Duration age) throws IOException {
    FileRecord record = stored(PutRequest.of(key), "orphan");
    Files.delete(record(key, 1));
    Files.delete(store.linkOf(key));
    StoreTree.age(tree.layout().id(record.fileId()), age);
    return record.fileId();
  }

  @Test
  void reap_emptyStore_doesNothing() throws IOException {
    assertThat(store.reap(ReapOptions.DEFAULT).removed()).isZero();
    assertThat(tree.files()).isEmpty();
  }

  @Test
  void reap_oldOrphan_goesWithItsContent() throws IOException {
    orphan(KEY, OLD);

    ReapReport report = store.reap(ReapOptions.DEFAULT);

    assertThat(report.removed()).isEqualTo(2);
    assertThat(report.complete()).isTrue();
    assertThat(tree.files()).isEmpty();
  }

  @Test
  void reap_idThatNeverGotContent_goes() throws IOException {
    FileId id = orphan(KEY, OLD);
    Files.delete(tree.layout().content(id));

    assertThat(store.reap(ReapOptions.DEFAULT).removed()).isEqualTo(1);
    assertThat(tree.files()).isEmpty();
  }

  @Test
  void reap_youngOrphan_mayBelongToALivingWriterAndStays() throws IOException {
    orphan(KEY, StoreOptions.DEFAULT.grace().minusMinutes(1));
    Map<String, String> before = tree.files();

    assertThat(store.reap(ReapOptions.DEFAULT).removed()).isZero();
    assertThat(tree.files()).isEqualTo(before);
  }

  @Test
  void reap_recordedGenerations_stayHoweverOldTheyAre() throws IOException {
    for (int i = 1; i <= 2; i++) {
      FileRecord record = stored(replacing(KEY), "content " + i);
      StoreTree.age(tree.layout().id(record.fileId()), OLD);
      StoreTree.age(record(KEY, i), OLD);
      StoreTree.age(contentOf(record), OLD);
    }
    Map<String, String> before = tree.files();

    assertThat(store.reap(ReapOptions.DEFAULT).removed()).isZero();
    assertThat(tree.files()).isEqualTo(before);
  }

  @Test
  void reap_oldGenerationsOfEveryKey_arePruned() throws IOException {
    for (String name : new String[] {"a", "b/c", "d"}) {
      StoreKey key = new StoreKey(name);
      for (int i = 1; i <= 3; i++) {
        FileRecord record = stored(replacing(key), "content " + i);
        StoreTree.age(tree.layout().id(record.fileId()), OLD);
        StoreTree.age(record(key, i), OLD);
      }
    }

    assertThat(store.reap(ReapOptions.DEFAULT).removed()).isEqualTo(9);

    assertThat(store.generations(new StoreKey("b/c"))).hasSize(2);
    assertThat(tree.contents()).hasSize(6);
  }

  @Test
  void reap_unpublishedFilesEverywhere_goByAge() throws IOException {
    FileRecord record = stored(PutRequest.of(KEY), "one");
    StoreTree.age(tree.layout().id(record.fileId()), OLD);
    StoreLayout layout = tree.layout();
    Map<String, String> before = tree.files();
    for (Path beside :
        new Path[] {
          contentOf(record),
          record(KEY, 1),
          layout.id(record.fileId()),
          layout.link(KEY),
          layout.link(new StoreKey("flat"))
        }) {
      StoreTree.age(abandoned(beside), OLD);
    }

    assertThat(store.reap(ReapOptions.DEFAULT).removed()).isEqualTo(5);
    assertThat(tree.files()).isEqualTo(before);
  }

  /** An unpublished file, as a killed process leaves it: a copy outlives the discarded one. */
  private Path abandoned(Path beside) throws IOException {
    Path target = beside.resolveSibling("target");
    try (PendingFile file = tree.publisher().begin(target, PublishOptions.createOnly())) {
      try (var entries = Files.newDirectoryStream(StoreLayout.parent(beside), ".tmp-*")) {
        Path temporary = entries.iterator().next();
        return Files.createLink(temporary.resolveSibling(temporary.getFileName() + "0"), temporary);
      } finally {
        assertThat(file.sizeBytes()).isZero();
      }
    }
  }

  @Test
  void reap_damagedRecord_keepsItsKeyAndEverythingElseIsDone() throws IOException {
    FileRecord damaged = stored(PutRequest.of(KEY), "one");
    StoreTree.age(tree.layout().id(damaged.fileId()), OLD);
    Files.writeString(record(KEY, 1), "{");
    orphan(new StoreKey("x"), OLD);
    orphan(new StoreKey("y"), OLD);

    assertThatThrownBy(() -> store.reap(ReapOptions.DEFAULT))
        .isInstanceOf(CorruptRecordException.class);

    assertThat(tree.contents()).hasSize(1);
    assertThat(Files.readString(contentOf(damaged))).isEqualTo("one");
  }

  @Test
  void reap_boundedWork_saysSoAndReachesEverythingInTheEnd() throws IOException {
    for (int i = 0; i < 15; i++) {
      orphan(new StoreKey("key" + i), OLD);
    }
    ReapOptions three = new ReapOptions(OLD, 3);

    ReapReport first = store.reap(three);

    assertThat(first.complete()).isFalse();
    assertThat(first.examined()).isLessThanOrEqualTo(3 + 1);
    int calls = 1;
    while (!tree.files().isEmpty()) {
      assertThat(calls++).as("calls of reap").isLessThan(1_000);
      store.reap(three);
    }
  }

  @Test
  void reap_directoriesWithNothingToDo_countAsOneEach() throws IOException {
    for (int i = 0; i < 20; i++) {
      Files.createDirectory(tree.layout().objects().resolve("%02x".formatted(i)));
    }

    assertThat(store.reap(new ReapOptions(OLD, 5))).isEqualTo(new ReapReport(5, 0, 0, false));
    assertThat(store.reap(ReapOptions.DEFAULT).complete()).isTrue();
  }

  @Test
  void reap_smallestBound_finishesTheKeyItBeganAndReachesEverythingInTheEnd() throws IOException {
    for (String name : new String[] {"a", "b"}) {
      for (int i = 1; i <= 4; i++) {
        FileRecord record = stored(replacing(new StoreKey(name)), "content " + i);
        StoreTree.age(tree.layout().id(record.fileId()), OLD);
        StoreTree.age(record(new StoreKey(name), i), OLD);
      }
    }
    int calls = 0;
    while (tree.contents().size() > 4) {
      assertThat(calls++).as("calls of reap").isLessThan(10_000);
      // An id and the records of its key.
      assertThat(store.reap(new ReapOptions(OLD, 1)).examined()).isBetween(1, 1 + 4);
    }
  }

  @Test
  void reap_leftoverBesideMoreIdsThanTheBound_goesInAnyCallThatComesThere() throws IOException {
    Path directory = Files.createDirectories(tree.layout().ids().resolve("ab"));
    for (int i = 0; i < 50; i++) {
      Files.createFile(directory.resolve("ab000000-0000-4000-8000-%012d".formatted(i)));
    }
    Path leftover = Files.createFile(directory.resolve(".tmp-0"));
    StoreTree.age(leftover, OLD);

    // What other directories cost leaves enough for this one, and not for all its ids.
    assertThat(store.reap(new ReapOptions(OLD, 10))).isEqualTo(new ReapReport(10, 1, 0, false));
    assertThat(leftover).doesNotExist();
  }
}
