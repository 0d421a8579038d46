package dev.efsshare.transfer;

import static dev.efsshare.transfer.IngestFixture.PART_BYTES;
import static dev.efsshare.transfer.IngestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.DeadlineExceededException;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.transfer.FaultyObjectStore.Answer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A time limit ends an ingest whatever the object store does. Each of these would wait for ever if
 * it did not.
 */
@Timeout(60)
class ObjectIngestorDeadlineTest {
  private static final Duration SHORT = Duration.ofMillis(100);

  @TempDir private Path mount;
  private final CountDownLatch released = new CountDownLatch(1);
  private final CompletableFuture<Thread> blocked = new CompletableFuture<>();
  private IngestFixture fixture;

  @BeforeEach
  void prepare() throws IOException {
    fixture = new IngestFixture(mount);
    fixture.putObject(4 * PART_BYTES, 1);
  }

  private void ingestIsTooLate(ObjectStore from) throws IOException {
    assertThatThrownBy(() -> fixture.ingestor(from).ingest(request().withTimeLimit(SHORT)))
        .isInstanceOf(DeadlineExceededException.class);
    fixture.assertNothingStored();
  }

  private void ingestSucceeds() throws IOException {
    assertThat(fixture.ingestor(fixture.objects()).ingest(request()).record().generation())
        .isEqualTo(1);
  }

  /** Waits for the test's end, deaf to interrupts. */
  private void blockDeaf() {
    blocked.complete(Thread.currentThread());
    boolean done = false;
    while (!done) {
      try {
        released.await();
        done = true;
      } catch (InterruptedException e) {
        // Deaf.
      }
    }
  }

  private void releaseBlocked() throws Exception {
    released.countDown();
    blocked.get().join();
  }

  @Test
  void head_thatHeedsInterrupts_isEnded() throws Exception {
    ObjectStore from =
        asking(ref -> {
          blocked.complete(Thread.currentThread());
          Faults.await(released);
          return fixture.objects().head(ref);
        });

    ingestIsTooLate(from);

    // Not released: only the interrupt can end it.
    blocked.get().join();
    ingestSucceeds();
  }

  @Test
  void head_thatHeedsNothing_isLeftBehind() throws Exception {
    ingestIsTooLate(
        asking(ref -> {
          blockDeaf();
          return fixture.objects().head(ref);
        }));

    releaseBlocked();
    fixture.assertNothingStored();
    ingestSucceeds();
  }

  @Test
  void head_ofAnInterruptedCaller_isInterrupted() {
    ObjectStore from =
        asking(ref -> {
          Faults.await(released);
          return fixture.objects().head(ref);
        });
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> fixture.ingestor(from).ingest(request()))
        .isInstanceOf(InterruptedIOException.class);

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void head_thatFails_failsWithItsOwnException() {
    ObjectStore from =
        asking(ref -> {
          throw new IllegalStateException("a bug");
        });

    assertThatThrownBy(() -> fixture.ingestor(from).ingest(request()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a bug");
  }

  @Test
  void read_thatOnlyAClosedSourceEnds_isEndedByClosing() throws Exception {
    Answer fault =
        (store, object, offset, length) ->
            new FilterInputStream(store.open(object, offset, length)) {
              @Override
              public int read(byte[] buffer, int start, int count) throws IOException {
                blockDeaf();
                throw new IOException("closed");
              }

              @Override
              public void close() throws IOException {
                released.countDown();
                super.close();
              }
            };

    ingestIsTooLate(FaultyObjectStore.at(PART_BYTES, fixture.objects(), fault));

    // Not released here: only the closing can end it.
    blocked.get().join();
    ingestSucceeds();
  }

  @Test
  void read_thatHeedsNothing_isLeftBehindAndWritesNothingLater() throws Exception {
    Answer fault =
        (store, object, offset, length) ->
            new FilterInputStream(store.open(object, offset, length)) {
              @Override
              public int read(byte[] buffer, int start, int count) throws IOException {
                blockDeaf();
                return super.read(buffer, start, count);
              }
            };

    ingestIsTooLate(FaultyObjectStore.at(PART_BYTES, fixture.objects(), fault));

    releaseBlocked();
    fixture.assertNothingStored();
    ingestSucceeds();
  }

  @Test
  void open_thatHeedsNothing_isClosedWhenItReturns() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    Answer fault =
        (store, object, offset, length) -> {
          blockDeaf();
          return new FilterInputStream(store.open(object, offset, length)) {
            @Override
            public int read(byte[] buffer, int start, int count) {
              throw new AssertionError("nobody wants it any more");
            }

            @Override
            public void close() throws IOException {
              closed.countDown();
              super.close();
            }
          };
        };

    ingestIsTooLate(FaultyObjectStore.at(PART_BYTES, fixture.objects(), fault));

    releaseBlocked();
    assertThat(closed.getCount()).isZero();
    fixture.assertNothingStored();
  }

  @Test
  void source_thatTrickles_isEnded() throws IOException {
    Answer trickle =
        (store, object, offset, length) ->
            new InputStream() {
              @Override
              public int read() throws IOException {
                // One byte now and then, for ever: no single read takes long.
                try {
                  Thread.sleep(1);
                } catch (InterruptedException e) {
                  throw new InterruptedIOException("interrupted");
                }
                return 0;
              }

              @Override
              public int read(byte[] buffer, int start, int count) throws IOException {
                buffer[start] = (byte) read();
                return 1;
              }
            };

    FaultyObjectStore from = FaultyObjectStore.at(0, fixture.objects(), trickle);
    ingestIsTooLate(from);

    IngestFixture.assertEnded(from);
    ingestSucceeds();
  }

  @Test
  void fileOfAnotherTool_thatTakesTooLongToRead_stays() throws IOException {
    Path theirs = fixture.store().linkOf(IngestFixture.KEY);
    Files.createDirectories(theirs.resolveSibling(""));
    Files.writeString(theirs, "theirs");
    IngestRequest keeping =
        request().withExisting(ExistingPolicy.KEEP).withTimeLimit(Duration.ofNanos(1));

    assertThatThrownBy(() -> fixture.ingestor(fixture.objects()).ingest(keeping))
        .isInstanceOf(DeadlineExceededException.class);

    assertThat(fixture.files()).containsExactly(theirs);
    assertThat(theirs).hasContent("theirs");
  }

  private ObjectStore asking(Head head) {
    return new ObjectStore() {
      @Override
      public ObjectInfo head(ObjectRef ref) throws IOException {
        return head.of(ref);
      }

      @Override
      public InputStream open(ObjectInfo object, long offset, long length) throws IOException {
        return fixture.objects().open(object, offset, length);
      }

      @Override
      public void put(ObjectRef ref, ByteBuffer content, String contentType) {
        throw new AssertionError("nothing is put");
      }
    };
  }

  @FunctionalInterface
  private interface Head {
    ObjectInfo of(ObjectRef ref) throws IOException;
  }
}
