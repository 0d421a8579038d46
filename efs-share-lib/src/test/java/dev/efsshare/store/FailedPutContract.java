package dev.efsshare.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.efsshare.DeadlineExceededException;
import dev.efsshare.PendingFile;
import dev.efsshare.PublicationUncertainException;
import dev.efsshare.PublishOutcome;
import dev.efsshare.PublishedFile;
import dev.efsshare.SizeLimitExceededException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A put that throws leaves what was there, and nothing else. */
abstract class FailedPutContract extends StoreContract {
  private static final StoreKey OTHER = new StoreKey("other");

  FailedPutContract(StoreTree tree) {
    super(tree);
  }

  @Test
  void put_writerThatFails_leavesTheTreeAsItWas() throws IOException {
    FileRecord one = stored(replacing(KEY), "one");
    Map<String, String> before = tree.files();
    for (Map.Entry<String, ContentWriter> writer : failingWriters(one).entrySet()) {
      for (StoreKey key : new StoreKey[] {KEY, OTHER}) {
        Throwable failure = catchThrowable(() -> store.put(replacing(key), writer.getValue()));

        assertThat(failure).as("%s, key %s", writer.getKey(), key).isNotNull();
        assertThat(failure.getSuppressed()).as(writer.getKey()).isEmpty();
        assertThat(tree.files()).as("%s, key %s", writer.getKey(), key).isEqualTo(before);
      }
    }
  }

  private Map<String, ContentWriter> failingWriters(FileRecord existing) {
    Map<String, ContentWriter> writers = new LinkedHashMap<>();
    writers.put(
        "fails at once",
        file -> {
          throw new IOException("no source");
        });
    writers.put(
        "fails in the middle",
        file -> {
          half(file);
          throw new IOException("cut");
        });
    writers.put(
        "throws in the middle",
        file -> {
          half(file);
          throw new IllegalStateException("bug");
        });
    writers.put(
        "dies in the middle",
        file -> {
          half(file);
          throw new OutOfMemoryError("full");
        });
    writers.put("fails after the commit", FailedPutContract::failAfterCommit);
    writers.put("closes the file", FailedPutContract::closeTooEarly);
    writers.put("never commits", file -> pretend(file, existing));
    return writers;
  }

  private static void half(PendingFile file) throws IOException {
    file.append(ByteBuffer.wrap("half".getBytes(UTF_8)));
  }

  private static ContentWriter.Written failAfterCommit(PendingFile file) throws IOException {
    content("whole").write(file);
    throw new IOException("too late");
  }

  private static ContentWriter.Written closeTooEarly(PendingFile file) throws IOException {
    file.close();
    return content("whole").write(file);
  }

  private static ContentWriter.Written pretend(PendingFile file, FileRecord existing) {
    return new ContentWriter.Written(
        new PublishedFile(file.target(), PublishOutcome.PUBLISHED, existing.content()),
        Verification.NONE);
  }

  @Test
  void put_contentLargerThanAllowed_leavesNothing() throws IOException {
    assertThatThrownBy(() -> store.put(PutRequest.of(KEY).withMaxBytes(3), content("four")))
        .isInstanceOf(SizeLimitExceededException.class);

    assertThat(tree.files()).isEmpty();
  }

  @Test
  void put_timeLimitThatPassed_leavesNothing() throws IOException {
    PutRequest request = PutRequest.of(KEY).withTimeLimit(Duration.ofNanos(1));

    assertThatThrownBy(() -> store.put(request, content("late")))
        .isInstanceOf(DeadlineExceededException.class);

    assertThat(tree.files()).isEmpty();
  }

  @Test
  void put_storageThatFailsAtAnyCall_storesWhollyOrNotAtAll() throws IOException {
    Set<Class<?>> seen = new HashSet<>();
    for (FaultyPublisher.When when : FaultyPublisher.When.values()) {
      boolean failed = true;
      for (int call = 1; failed; call++) {
        StoreKey key = new StoreKey("faults/" + when + "/" + call);
        stored(replacing(key), "one");
        Map<String, String> before = tree.files();
        FaultyPublisher faulty = new FaultyPublisher(tree.publisher(), when, call);
        VersionedStore failing = tree.store(faulty);

        Throwable failure = catchThrowable(() -> failing.put(replacing(key), content("two")));

        failed = faulty.hasFailed();
        assertThat(failure != null).as("%s call %d", when, call).isEqualTo(failed);
        if (failure != null) {
          seen.add(failure.getClass());
          assertNothingIsLeft(when, failure, before);
        }
        assertWholeAndRepairable(key, failure);
      }
    }
    assertThat(seen).contains(LinkNotUpdatedException.class, PublicationUncertainException.class);
  }

  /** A step that was refused and known to be: the tree is as before, but for a missing link. */
  private void assertNothingIsLeft(
      FaultyPublisher.When when, Throwable failure, Map<String, String> before) throws IOException {
    if (when == FaultyPublisher.When.BEFORE && !(failure instanceof LinkNotUpdatedException)) {
      assertThat(tree.files()).isEqualTo(before);
    }
  }

  private void assertWholeAndRepairable(StoreKey key, @Nullable Throwable failure)
      throws IOException {
    assertThat(readNewest(key)).isIn("one", "two");
    for (FileRecord record : store.generations(key)) {
      assertThat(read(store.find(record.fileId()).orElseThrow())).isIn("one", "two");
    }
    if (failure instanceof LinkNotUpdatedException) {
      assertThat(readNewest(key)).isEqualTo("two");
    }
    store.put(replacing(key), content("two"));
    assertThat(readNewest(key)).isEqualTo("two");
    assertThat(store.generations(key)).extracting(FileRecord::generation).containsExactly(1L, 2L);
    assertLinkIsNewest(key);
  }
}
