package dev.efsshare.mounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.ContentSummary;
import dev.efsshare.DirectoryLayout;
import dev.efsshare.FilePublisher;
import dev.efsshare.PublishOptions;
import dev.efsshare.VerifiedReader;
import dev.efsshare.mounts.Mounts.SharedFolder;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A writer on one client, readers on the other and on the same one. The writer announces each
 * version once it was acknowledged; a reader that begins after that must not see an older one, nor
 * any error. {@code -Defs.mount.reads=N} sets how much is read.
 */
@Tag("mounts")
class ReaderUnderReplaceTest {
  private static final StoreKey KEY = new StoreKey("nlp/model.bin");

  /** So that a slow writer does not leave readers without a replacement. */
  private static final long MIN_VERSIONS = 12;

  private final int wantedReads = Mounts.count("reads", 700);
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicLong acknowledged = new AtomicLong();
  private final VerifiedReader reader = new NioVerifiedReader();
  private SharedFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Mounts.newFolder();
  }

  @AfterEach
  void removeFolder() throws IOException {
    folder.close();
  }

  /** Makes a version of something and returns when it is acknowledged. */
  private interface Writer {
    void write(long version) throws Exception;
  }

  /** Reads a version of something; what was acknowledged when it began is given. */
  private interface Reader {
    long read(long acknowledged) throws Exception;
  }

  private void readersUnderReplacement(Writer writer, Reader... readers) throws Exception {
    writer.write(1);
    acknowledged.set(1);
    Crew crew = new Crew();
    crew.repeats(() -> {
      long next = acknowledged.get() + 1;
      writer.write(next);
      acknowledged.set(next);
    });
    for (Reader each : readers) {
      crew.repeats(() -> {
        long before = acknowledged.get();
        assertThat(each.read(before)).isGreaterThanOrEqualTo(before);
        reads.incrementAndGet();
      });
    }
    crew.leads(() -> {
      while ((reads.get() < wantedReads || acknowledged.get() < MIN_VERSIONS) && !crew.isDone()) {
        Thread.sleep(20);
      }
    });
    crew.run();
    System.out.printf("%d verified reads of %d versions%n", reads.get(), acknowledged.get());
  }

  @Test
  void storeReaders_onBothClients_seeNoErrorAndNothingOld() throws Exception {
    VersionedStore a = Stores.at(folder.a());
    VersionedStore b = Stores.at(folder.b());
    new NioDirectoryBootstrap()
        .ensure(DirectoryLayout.of(folder.a(), a.directories().toArray(String[]::new)));
    readersUnderReplacement(
        version -> Stores.put(a, KEY, ExistingPolicy.REPLACE_WHEN_CHANGED, version),
        n -> Stores.readNewest(a, KEY),
        n -> Stores.readNewest(b, KEY),
        n -> Stores.readNewest(b, KEY));
  }

  @Test
  void summaries_ofOneReplacedFile_areWholeAndNeverOld() throws Exception {
    Map<ContentSummary, Long> versions = new ConcurrentHashMap<>();
    FilePublisher publisher = NioFilePublisher.at(folder.a());
    readersUnderReplacement(
        version -> {
          versions.put(SelfDescribing.summary(version), version);
          publisher.publish(
              Path.of("file"), SelfDescribing.content(version), PublishOptions.replacing());
        },
        n -> summarised(folder.a(), versions),
        n -> summarised(folder.b(), versions),
        n -> summarised(folder.b(), versions));
  }

  private long summarised(Path directory, Map<ContentSummary, Long> versions) throws IOException {
    ContentSummary found =
        reader.summarise(directory.resolve("file"), Set.of(ChecksumAlgorithm.SHA_256));
    assertThat(versions).as("whole versions").containsKey(found);
    return versions.get(found);
  }

  @Test
  void readersThatKnowWhatToExpect_ofOneReplacedFile_getItUnlessItIsReplaced() throws Exception {
    FilePublisher publisher = NioFilePublisher.at(folder.a());
    AtomicLong begun = new AtomicLong();
    AtomicInteger readsOfThisVersion = new AtomicInteger();
    Writer writer =
        version -> {
          while (version > 1 && readsOfThisVersion.get() < 6 && reads.get() < wantedReads) {
            Thread.sleep(1);
          }
          begun.set(version);
          publisher.publish(
              Path.of("file"), SelfDescribing.content(version), PublishOptions.replacing());
          readsOfThisVersion.set(0);
        };
    readersUnderReplacement(
        writer,
        before -> expecting(folder.a(), before, begun, readsOfThisVersion),
        before -> expecting(folder.b(), before, begun, readsOfThisVersion),
        before -> expecting(folder.b(), before, begun, readsOfThisVersion));
  }

  private long expecting(Path directory, long version, AtomicLong begun, AtomicInteger successes)
      throws IOException {
    Path file = directory.resolve("file");
    try {
      long found = reader.read(file, SelfDescribing.summary(version), SelfDescribing::read);
      successes.incrementAndGet();
      return found;
    } catch (ChecksumMismatchException e) {
      // True, and the only error: by now other content is there.
      assertThat(begun.get()).as("version begun, after %s", e).isGreaterThan(version);
      reads.decrementAndGet();
      return version;
    }
  }

  @Test
  void plainPath_opensOnTheOtherClient_findAFileEachTime() throws Exception {
    FilePublisher publisher = NioFilePublisher.at(folder.a());
    readersUnderReplacement(
        version ->
            publisher.publish(
                Path.of("file"), SelfDescribing.content(version), PublishOptions.replacing()),
        // No look again: nobody on the writer's client holds the file, so it is never missing.
        before -> {
          try (var in = Files.newInputStream(folder.b().resolve("file"))) {
            SelfDescribing.read(in);
            // It is whole; how old it is, is up to the client's cache.
            return before;
          }
        });
  }
}
