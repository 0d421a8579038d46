package dev.efsshare.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.FilePublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Writers whose steps come in bad orders; {@code -Defsshare.test.seed=N} replays one of them. */
class InterleavingTest {
  private static final String SEED = "efsshare.test.seed";
  private static final int ORDERS = 150;
  private static final StoreKey KEY = StoreContract.KEY;

  @Test
  void linkOfTheOlder_afterLinkOfTheNewer_isPutRightByTheOlderWriter() throws IOException {
    try (StoreTree tree = StoreTree.onFolder()) {
      AtomicInteger nested = new AtomicInteger();
      FilePublisher overtaken =
          new ForwardingPublisher(tree.publisher()) {
            @Override
            void before(String step, Path target) throws IOException {
              // Each writer is overtaken by a whole put between its record and its link.
              if (step.equals("link") && nested.incrementAndGet() <= 3) {
                put(tree.store(this), "newer " + nested);
              }
            }

            @Override
            void after(String step, Path target) {}
          };

      put(tree.store(overtaken), "oldest");

      assertThat(tree.store().generations(KEY)).hasSize(4);
      assertConverged(tree);
    }
  }

  @Test
  void writersInAnyOrder_convergeOnTheNewestGeneration() throws Exception {
    inManyOrders((tree, order, random) -> {
      List<Callable<?>> writers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        VersionedStore store = tree.store(order.publisher(i, tree.publisher()));
        String text = "content " + i;
        writers.add(() -> put(store, text));
      }
      order.run(writers);

      assertThat(tree.store().generations(KEY))
          .extracting(FileRecord::generation)
          .containsExactly(1L, 2L, 3L);
    });
  }

  @Test
  void eventsInAnyOrder_endWithTheNewestEvent() throws Exception {
    inManyOrders((tree, order, random) -> {
      List<Integer> sequence = new ArrayList<>(List.of(1, 2, 3, 4));
      Collections.shuffle(sequence, random);
      List<Callable<?>> writers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        VersionedStore store = tree.store(order.publisher(i, tree.publisher()));
        PutRequest event = StoreContract.event(KEY, "v" + sequence.get(i), "0" + sequence.get(i));
        writers.add(() -> store.put(event, StoreContract.content(event.toString())));
      }
      order.run(writers);

      List<String> sequencers =
          tree.store().generations(KEY).stream().map(r -> sequencer(r)).toList();
      assertThat(sequencers).isSorted().endsWith("04");
    });
  }

  @Test
  void keepersAndReplacersOverAForeignFile_loseNothing() throws Exception {
    inManyOrders((tree, order, random) -> {
      tree.foreign(KEY.value(), "theirs");
      List<Callable<?>> writers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        VersionedStore store = tree.store(order.publisher(i, tree.publisher()));
        ExistingPolicy policy = i == 0 ? ExistingPolicy.KEEP : ExistingPolicy.REPLACE_WHEN_CHANGED;
        PutRequest request = PutRequest.of(KEY).withExisting(policy);
        writers.add(() -> store.put(request, StoreContract.content(request.toString())));
      }
      order.run(writers);

      List<FileRecord> all = tree.store().generations(KEY);
      assertThat(all).hasSize(3);
      Path first = tree.layout().content(all.getFirst().fileId());
      assertThat(Files.readString(first)).isEqualTo("theirs");
    });
  }

  private interface Scenario {
    void run(StoreTree tree, Interleaving order, Random random) throws Exception;
  }

  private static void inManyOrders(Scenario scenario) throws Exception {
    Optional<Long> given = Optional.ofNullable(Long.getLong(SEED));
    long first = given.orElseGet(System::nanoTime);
    for (long seed = first; seed < first + (given.isPresent() ? 1 : ORDERS); seed++) {
      try (StoreTree tree = StoreTree.onJimfs()) {
        scenario.run(tree, new Interleaving(seed), new Random(seed));
        assertConverged(tree);
      } catch (Exception | AssertionError e) {
        throw new AssertionError("replay with -D" + SEED + "=" + seed, e);
      }
    }
  }

  /** The link is the newest generation, and nothing but generations is there. */
  private static void assertConverged(StoreTree tree) throws IOException {
    VersionedStore store = tree.store();
    Path newest = store.newest(KEY).orElseThrow().path();
    assertThat(Files.readString(store.linkOf(KEY))).isEqualTo(Files.readString(newest));
    assertThat(tree.files()).hasSize(3 * store.generations(KEY).size() + 1);
  }

  private static String sequencer(FileRecord record) {
    SourceVersion source = record.source();
    return source == null || source.sequencer() == null ? "" : source.sequencer();
  }

  private static PutResult put(VersionedStore store, String text) throws IOException {
    return store.put(StoreContract.replacing(KEY), StoreContract.content(text));
  }
}
