package dev.efsshare.mounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.DirectoryLayout;
import dev.efsshare.FilePublisher;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import dev.efsshare.VerifiedReader;
import dev.efsshare.mounts.Mounts.SharedFolder;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.StoreOptions;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server restarts, caches are dropped, a client is cut off: nobody sees an error. */
@Tag("mounts")
@Tag("mount-faults")
class ServerAndNetworkFaultsTest {
  private static final StoreKey KEY = new StoreKey("nlp/model.bin");
  private static final ExistingPolicy REPLACE = ExistingPolicy.REPLACE_WHEN_CHANGED;
  private static final int BIG_WORDS = 1 << 20;

  /** What each member of a crew does before and after a fault, at least. */
  private static final int STEPS = 5;

  private SharedFolder folder;
  private VersionedStore a;
  private VersionedStore b;

  @BeforeEach
  void openStores() throws IOException {
    folder = Mounts.newFolder();
    StoreOptions graceless = StoreOptions.DEFAULT.withGrace(Duration.ZERO);
    a = Stores.at(folder.a(), graceless);
    b = Stores.at(folder.b(), graceless);
    new NioDirectoryBootstrap()
        .ensure(DirectoryLayout.of(folder.a(), a.directories().toArray(String[]::new)));
  }

  @AfterEach
  void removeFolder() throws IOException {
    folder.close();
  }

  /** A generation or a file that is replaced again and again, and looked at. */
  private static final class Versions {
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();

    interface Write {
      void of(long version) throws Exception;
    }

    interface Read {
      long version() throws Exception;
    }

    void write(Write write) throws Exception {
      long next = acknowledged.get() + 1;
      write.of(next);
      acknowledged.set(next);
      writes.incrementAndGet();
    }

    void read(Read read) throws Exception {
      long before = acknowledged.get();
      assertThat(read.version()).isGreaterThanOrEqualTo(before);
      reads.incrementAndGet();
    }

    void awaitMoreSteps(Crew crew) throws InterruptedException {
      int fromWrites = writes.get();
      int fromReads = reads.get();
      while (!crew.isDone()
          && (writes.get() < fromWrites + STEPS || reads.get() < fromReads + STEPS)) {
        Thread.sleep(20);
      }
    }
  }

  @Test
  void restartAndDroppedCaches_underReadersAndWriters_areNoErrorOfAnyone() throws Exception {
    FilePublisher publisher = NioFilePublisher.at(folder.b());
    VerifiedReader reader = new NioVerifiedReader();
    Versions generations = new Versions();
    Versions files = new Versions();
    Versions.Write putOnA = version -> Stores.put(a, KEY, REPLACE, version);
    Versions.Write replaceOnB =
        version ->
            publisher.publish(
                Path.of("file"), SelfDescribing.content(version), PublishOptions.replacing());
    generations.write(putOnA);
    files.write(replaceOnB);

    Crew crew = new Crew();
    crew.repeats(() -> generations.write(putOnA));
    crew.repeats(() -> files.write(replaceOnB));
    crew.repeats(() -> generations.read(() -> Stores.readNewest(b, KEY)));
    crew.repeats(() ->
        files.read(() -> reader.readUnverified(folder.a().resolve("file"), SelfDescribing::read)));
    crew.leads(() -> {
      for (String fault : new String[] {"drop-caches", "server-restart", "drop-caches"}) {
        generations.awaitMoreSteps(crew);
        files.awaitMoreSteps(crew);
        Mounts.fault(fault);
      }
      generations.awaitMoreSteps(crew);
      files.awaitMoreSteps(crew);
    });
    crew.run();
    System.out.printf(
        "server-restart: %d puts, %d replacements, %d + %d reads%n",
        generations.writes.get(), files.writes.get(), generations.reads.get(), files.reads.get());
  }

  @Test
  void restart_whileReadersHoldFilesThatAreGoneByThen_makesThemReadAgain() throws Exception {
    ByteBuffer big = SelfDescribing.content(1, BIG_WORDS);
    FilePublisher publisher = NioFilePublisher.at(folder.a());
    publisher.publish(Path.of("file"), big.duplicate(), PublishOptions.replacing());
    a.put(Stores.request(KEY, REPLACE), Stores.content(big.duplicate()));
    AtomicInteger outerCalls = new AtomicInteger();
    AtomicInteger innerCalls = new AtomicInteger();

    String seen =
        new NioVerifiedReader()
            .read(
                folder.b().resolve("file"),
                SelfDescribing.summary(big.duplicate()),
                outer -> {
                  outerCalls.incrementAndGet();
                  skipOneWord(outer);
                  long inner =
                      b.readNewest(
                              KEY,
                              (file, in) -> {
                                skipOneWord(in);
                                if (innerCalls.incrementAndGet() == 1) {
                                  // Both files go away under their readers, then the server
                                  // forgets.
                                  publisher.publish(
                                      Path.of("file"), big.duplicate(), PublishOptions.replacing());
                                  Stores.put(a, KEY, REPLACE, 2);
                                  Stores.put(a, KEY, REPLACE, 3);
                                  a.prune(KEY);
                                  restart();
                                }
                                return SelfDescribing.read(in);
                              })
                          .orElseThrow();
                  return inner + " " + SelfDescribing.read(outer);
                });

    assertThat(seen).isEqualTo("3 1");
    System.out.printf(
        "stale handles: functions called %d and %d times%n", outerCalls.get(), innerCalls.get());
  }

  private static void skipOneWord(InputStream in) throws IOException {
    in.skipNBytes(Long.BYTES);
  }

  private static void restart() throws IOException {
    try {
      Mounts.fault("drop-caches");
      Mounts.fault("server-restart");
      Mounts.fault("drop-caches");
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void clientCutOff_whilePublishing_goesOnWhenItIsBackAndTheOtherReadsMeanwhile() throws Exception {
    FilePublisher publisher = NioFilePublisher.at(folder.a());
    Versions generations = new Versions();
    AtomicInteger created = new AtomicInteger();
    Versions.Write putOnA = version -> Stores.put(a, KEY, REPLACE, version);
    generations.write(putOnA);
    Crew crew = new Crew();
    crew.repeats(() -> generations.write(putOnA));
    crew.repeats(() -> {
      PublishOutcome outcome =
          publisher
              .publish(
                  Path.of("created" + created.get()),
                  SelfDescribing.content(created.get()),
                  PublishOptions.createOnly())
              .outcome();
      assertThat(outcome).isEqualTo(PublishOutcome.PUBLISHED);
      created.incrementAndGet();
    });
    crew.repeats(() -> generations.read(() -> Stores.readNewest(b, KEY)));
    crew.leads(() -> {
      generations.awaitMoreSteps(crew);
      Mounts.fault("net-down", "a");
      try {
        int readsBefore = generations.reads.get();
        while (!crew.isDone() && generations.reads.get() < readsBefore + 12 * STEPS) {
          Thread.sleep(20);
        }
      } finally {
        Mounts.fault("net-up", "a");
      }
      generations.awaitMoreSteps(crew);
    });
    crew.run();
    for (int i = 0; i < created.get(); i++) {
      assertThat(
              new NioVerifiedReader()
                  .read(
                      folder.b().resolve("created" + i),
                      SelfDescribing.summary(i),
                      SelfDescribing::read))
          .isEqualTo(i);
    }
    System.out.printf(
        "net-down: %d puts, %d files created, %d reads on the other client%n",
        generations.writes.get(), created.get(), generations.reads.get());
  }
}
