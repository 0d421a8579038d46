package dev.efsshare.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InterleavingTest {

  /** Three writers that make directories; what is answered is the order in which they did. */
  private static List<String> order(long seed) throws Exception {
    Path disk = Disks.jimfs();
    CallLog log = new CallLog();
    Interleaving turns = new Interleaving(seed);
    Path dir =
        MisbehavingFileSystem.over(disk.getFileSystem(), Misbehaviour.all(turns, log)).wrap(disk);
    turns.run(List.of(writer(dir, "a"), writer(dir, "b"), writer(dir, "c")));
    assertThat(turns.handOvers()).isPositive();
    return log.calls().stream().map(call -> call.path().getFileName().toString()).toList();
  }

  private static Callable<?> writer(Path dir, String name) {
    return () -> {
      for (int i = 0; i < 10; i++) {
        Files.createDirectory(dir.resolve(name + i));
      }
      return name;
    };
  }

  @Test
  void order_ofOneSeed_isTheSameEveryTime() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      assertThat(order(seed)).hasSize(30).isEqualTo(order(seed));
    }
  }

  @Test
  void orders_ofSeeds_differ() throws Exception {
    Set<List<String>> orders = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      orders.add(order(seed));
    }
    assertThat(orders).hasSize(20);
  }

  @Test
  void checkThenAct_interleaved_losesUnderSomeSeed() throws Exception {
    int bothMade = 0;
    for (long seed = 0; seed < 50; seed++) {
      Path disk = Disks.jimfs();
      Interleaving turns = new Interleaving(seed);
      Path file =
          MisbehavingFileSystem.over(disk.getFileSystem(), turns).wrap(disk).resolve("file");
      Callable<Boolean> claim =
          () -> {
            boolean free = !Files.exists(file);
            if (free) {
              Files.writeString(file, "mine");
              Files.createDirectory(
                  file.resolveSibling("winner" + Thread.currentThread().threadId()));
            }
            return free;
          };
      turns.run(List.of(claim, claim));
      try (var listed = Files.list(disk)) {
        bothMade += listed.count() == 3 ? 1 : 0;
      }
    }
    assertThat(bothMade).isBetween(1, 49);
  }

  @Test
  void failuresOfWriters_allOfThem_areReportedWithTheSeed() {
    Interleaving turns = new Interleaving(42);
    Callable<?> first =
        () -> {
          throw new IOException("one");
        };
    Callable<?> second =
        () -> {
          throw new SimulatedCrash("two");
        };
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> turns.run(List.of(first, second)))
        .withMessageContaining("seed 42")
        .satisfies(e ->
            assertThat(Stream.concat(Stream.of(e.getCause()), Stream.of(e.getSuppressed())))
                .extracting(Throwable::getMessage)
                .containsExactlyInAnyOrder("one", "two"));
  }

  @Test
  void writer_thatNeverEnds_isReportedAtTheDeadline() {
    CountDownLatch never = new CountDownLatch(1);
    Interleaving turns = new Interleaving(7, Duration.ofMillis(50));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() ->
            turns.run(
                List.of(() -> {
                  never.await();
                  return never;
                })))
        .withMessageContainingAll("seed 7", "writer 0 has the turn", "PT0.05S");
  }

  @Test
  void writer_thatIsInterrupted_keepsItsTurnsAndItsInterrupt() throws Exception {
    Path disk = Disks.jimfs();
    Interleaving turns = new Interleaving(11);
    Path dir = MisbehavingFileSystem.over(disk.getFileSystem(), turns).wrap(disk);
    AtomicBoolean kept = new AtomicBoolean();
    Callable<?> interrupted =
        () -> {
          Thread.currentThread().interrupt();
          writer(dir, "a").call();
          kept.set(Thread.interrupted());
          return kept;
        };
    turns.run(List.of(interrupted, writer(dir, "b")));
    assertThat(kept).isTrue();
    assertThat(turns.handOvers()).isPositive();
  }

  @Test
  void otherThreads_thanTheWriters_passUntouched() throws Exception {
    Path disk = Disks.jimfs();
    Interleaving turns = new Interleaving(1);
    Path dir = MisbehavingFileSystem.over(disk.getFileSystem(), turns).wrap(disk);
    Files.createDirectory(dir.resolve("before"));
    turns.run(List.of(() -> Files.createDirectory(dir.resolve("inside"))));
    assertThat(disk.resolve("inside")).exists();
    assertThatIllegalStateException().isThrownBy(() -> turns.run(List.of(() -> 1)));
  }

  @Test
  void noWriters_run_endAtOnce() throws Exception {
    Interleaving turns = new Interleaving(1);
    turns.run(List.of());
    assertThat(turns.handOvers()).isZero();
  }
}
