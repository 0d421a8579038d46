package dev.efsshare.mounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.DirectoryLayout;
import dev.efsshare.mounts.Mounts.SharedFolder;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.FileRecord;
import dev.efsshare.store.PutResult;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.StoredFile;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One store, used from two clients at once. */
@Tag("mounts")
class StoreOnTwoClientsTest {
  private static final StoreKey KEY = new StoreKey("nlp/model.bin");

  private SharedFolder folder;
  private VersionedStore a;
  private VersionedStore b;

  @BeforeEach
  void openStores() throws IOException {
    folder = Mounts.newFolder();
    a = Stores.at(folder.a());
    b = Stores.at(folder.b());
    new NioDirectoryBootstrap()
        .ensure(DirectoryLayout.of(folder.a(), a.directories().toArray(String[]::new)));
  }

  @AfterEach
  void removeFolder() throws IOException {
    folder.close();
  }

  @Test
  void replacersOnBoth_getEveryGenerationOnceAndThePathIsTheNewest() throws Exception {
    int puts = Mounts.count("puts", 8);
    AtomicLong version = new AtomicLong();
    Map<FileRecord, Long> acknowledged = new ConcurrentHashMap<>();
    Crew crew = new Crew();
    for (VersionedStore store : List.of(a, b, a, b)) {
      crew.works(() -> {
        for (int i = 0; i < puts; i++) {
          long mine = version.incrementAndGet();
          PutResult result = Stores.put(store, KEY, ExistingPolicy.REPLACE_WHEN_CHANGED, mine);
          assertThat(result).isInstanceOf(PutResult.Stored.class);
          assertThat(acknowledged.put(result.record(), mine)).isNull();
        }
      });
    }
    crew.run();

    for (VersionedStore store : List.of(a, b)) {
      assertThat(store.generations(KEY)).containsExactlyInAnyOrderElementsOf(acknowledged.keySet());
      assertThat(store.generations(KEY))
          .extracting(FileRecord::generation)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 4L * puts).boxed().toList());
      for (Map.Entry<FileRecord, Long> each : acknowledged.entrySet()) {
        StoredFile file = store.find(each.getKey().fileId()).orElseThrow();
        assertThat(store.read(file, SelfDescribing::read)).isEqualTo(each.getValue());
      }
      // Not opened by name alone: a client serves an older generation there for a while, since the
      // file still exists under its other name.
      assertThat(new NioVerifiedReader().readUnverified(store.linkOf(KEY), SelfDescribing::read))
          .isEqualTo(Stores.readNewest(store, KEY));
    }
    System.out.printf("%d generations by four writers on two clients%n", acknowledged.size());
  }

  @Test
  void keepersOnBoth_oneStoresAndTheOthersGetItsRecord() throws Exception {
    for (int round = 0; round < Mounts.count("rounds", 10); round++) {
      StoreKey key = new StoreKey("kept/" + round);
      Queue<PutResult> results = new ConcurrentLinkedQueue<>();
      Crew crew = new Crew();
      for (VersionedStore store : List.of(a, b, a, b)) {
        long version = crew.size();
        crew.works(() -> results.add(Stores.put(store, key, ExistingPolicy.KEEP, version)));
      }
      crew.run();

      assertThat(results).filteredOn(PutResult.Stored.class::isInstance).hasSize(1);
      assertThat(results).extracting(PutResult::record).containsOnly(results.peek().record());
      assertThat(Stores.readNewest(a, key)).isEqualTo(Stores.readNewest(b, key));
    }
  }

  @Test
  void key_lookedUpWhileAbsent_isReadOnceItIsPut() throws IOException {
    for (int i = 0; i < 10; i++) {
      StoreKey key = new StoreKey("dir" + i + "/file");
      assertThat(b.newest(key)).isEmpty();
      FileRecord record = Stores.put(a, key, ExistingPolicy.KEEP, i).record();
      assertThat(Stores.readNewest(b, key)).isEqualTo(i);
      assertThat(b.find(record.fileId())).map(StoredFile.Recorded::record).contains(record);
      assertThat(Stores.put(b, key, ExistingPolicy.KEEP, 99))
          .isEqualTo(new PutResult.Exists(record));
    }
  }

  @Test
  void id_lookedUpWhileAbsent_isFoundOnceItIsPut() throws IOException {
    for (int i = 0; i < 10; i++) {
      StoreKey key = new StoreKey("file" + i);
      var request = Stores.request(key, ExistingPolicy.KEEP);
      assertThat(b.find(request.fileId())).isEmpty();
      FileRecord record = a.put(request, Stores.content(i)).record();
      StoredFile found = b.find(record.fileId()).orElseThrow();
      assertThat(b.read(found, SelfDescribing::read)).isEqualTo(i);
    }
  }

  @Test
  void fileOfAnotherTool_lookedUpWhileAbsentOrReplaced_isReadAsItIsNow() throws IOException {
    for (int i = 0; i < 10; i++) {
      StoreKey key = new StoreKey("theirs" + i);
      assertThat(b.newest(key)).isEmpty();
      Files.write(a.linkOf(key), SelfDescribing.content(1).array());
      assertThat(Stores.readNewest(b, key)).isEqualTo(1);

      Path temp = Files.write(folder.a().resolve("temp"), SelfDescribing.content(2).array());
      try (var held = Files.newInputStream(b.linkOf(key))) {
        assertThat(held.read()).isZero();
        Files.move(temp, a.linkOf(key), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        assertThat(Stores.readNewest(b, key)).isEqualTo(2);
      }
      assertThat(Stores.put(b, key, ExistingPolicy.KEEP, 3).record().generation()).isEqualTo(1);
      assertThat(Stores.readNewest(a, key)).isEqualTo(2);
    }
  }
}
