package dev.efsshare.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.ReapOptions;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

abstract class ConcurrencyContract extends StoreContract {
  private static final int THREADS = 8;

  ConcurrencyContract(StoreTree tree) {
    super(tree);
  }

  @Test
  void replacers_getEveryGenerationExactlyOnceAndTheLinkIsTheNewest() throws Exception {
    long puts = 6;
    List<Callable<List<FileRecord>>> writers = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      String name = "writer " + t;
      writers.add(() -> {
        List<FileRecord> records = new ArrayList<>();
        for (int i = 0; i < puts; i++) {
          records.add(stored(replacing(KEY), name + " put " + i));
        }
        return records;
      });
    }

    List<FileRecord> acknowledged = Together.run(writers).stream().flatMap(List::stream).toList();

    assertThat(store.generations(KEY)).containsExactlyInAnyOrderElementsOf(acknowledged);
    assertThat(store.generations(KEY))
        .extracting(FileRecord::generation)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, THREADS * puts).boxed().toList());
    for (FileRecord record : acknowledged) {
      assertThat(read(store.find(record.fileId()).orElseThrow())).startsWith("writer");
    }
    assertLinkIsNewest(KEY);
  }

  @Test
  void keepers_oneStoresAndTheOthersGetItsRecord() throws Exception {
    List<Callable<PutResult>> writers = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      String text = "writer " + t;
      writers.add(() -> store.put(PutRequest.of(KEY), content(text)));
    }

    List<PutResult> results = Together.run(writers);

    assertThat(results).filteredOn(PutResult.Stored.class::isInstance).hasSize(1);
    assertThat(results).extracting(PutResult::record).containsOnly(results.getFirst().record());
    assertThat(tree.files()).hasSize(4);
  }

  @Test
  void adopters_ofOneFile_makeOneGeneration() throws Exception {
    tree.foreign("nlp/model.bin", "theirs");
    List<Callable<PutResult>> writers = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      writers.add(() -> store.put(PutRequest.of(KEY), NEVER_CALLED));
    }

    List<PutResult> results = Together.run(writers);

    assertThat(results).containsOnly(new PutResult.Exists(results.getFirst().record()));
    assertThat(tree.files()).hasSize(4);
  }

  @Test
  void keysBelowOneNewDirectory_areAllStored() throws Exception {
    List<Callable<FileRecord>> writers = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      StoreKey key = new StoreKey("new/deep/directory/key" + t);
      writers.add(() -> stored(PutRequest.of(key), key.value()));
    }

    for (FileRecord record : Together.run(writers)) {
      assertThat(readNewest(record.key())).isEqualTo(record.key().value());
    }
  }

  @Test
  void oneFileIdForTwoPuts_neitherLosesWhatWasAcknowledged() throws Exception {
    PutRequest request = replacing(KEY);
    Callable<Boolean> put =
        () -> {
          try {
            store.put(request, content("mine"));
            return true;
          } catch (FileAlreadyExistsException e) {
            return false;
          }
        };

    assertThat(Together.run(List.of(put, put, put, put))).contains(true);

    assertThat(readNewest(KEY)).isEqualTo("mine");
    assertThat(tree.files()).hasSize(4);
  }

  @Test
  void readers_underReplacement_seeWholeGenerationsThatNeverGoBack() throws Exception {
    stored(replacing(KEY), selfDescribing(0));
    AtomicBoolean done = new AtomicBoolean();
    List<Callable<Long>> tasks = new ArrayList<>();
    tasks.add(() -> {
      try {
        for (int i = 1; i <= 30; i++) {
          stored(replacing(KEY), selfDescribing(i));
        }
      } finally {
        done.set(true);
      }
      return 0L;
    });
    for (int t = 0; t < 3; t++) {
      tasks.add(() -> readUntil(done));
    }

    List<Long> newestSeen = Together.run(tasks);

    assertThat(newestSeen.subList(1, 4)).containsOnly(31L);
  }

  private static String selfDescribing(int i) {
    return ("<" + i + ">").repeat(5_000 + i);
  }

  private long readUntil(AtomicBoolean done) throws IOException {
    long newest = 0;
    boolean last;
    do {
      last = done.get();
      StoredFile file = store.newest(KEY).orElseThrow();
      long generation = ((StoredFile.Recorded) file).record().generation();
      assertThat(generation).isGreaterThanOrEqualTo(newest);
      newest = generation;
      assertThat(read(file)).isEqualTo(selfDescribing((int) newest - 1));
      String plain = Files.readString(store.linkOf(KEY));
      int i = Integer.parseInt(plain.substring(1, plain.indexOf('>')));
      assertThat(plain).isEqualTo(selfDescribing(i));
    } while (!last);
    return newest;
  }

  @Test
  void reapers_atOnce_removeEverythingAndNeitherFails() throws Exception {
    Duration old = StoreOptions.DEFAULT.grace().plusMinutes(1);
    for (int i = 0; i < 20; i++) {
      FileRecord record = stored(replacing(KEY), "content " + i);
      StoreTree.age(record(KEY, i + 1), old);
      StoreTree.age(tree.layout().id(record.fileId()), old);
    }
    Callable<Integer> reap = () -> store.reap(ReapOptions.DEFAULT).removed();

    List<Integer> removed = Together.run(List.of(reap, reap, reap, reap));

    assertThat(removed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(18 * 3);
    assertThat(tree.files()).hasSize(2 * 3 + 1);
    assertThat(readNewest(KEY)).isEqualTo("content 19");
  }
}
