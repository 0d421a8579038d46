package dev.efsshare.transfer;

import static dev.efsshare.transfer.IngestFixture.OPTIONS;
import static dev.efsshare.transfer.IngestFixture.PART_BYTES;
import static dev.efsshare.transfer.IngestFixture.assertEnded;
import static dev.efsshare.transfer.IngestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.DeadlineExceededException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits of time and memory, and what an interrupt does. */
class ObjectIngestorLimitsTest {
  @TempDir private Path mount;
  private IngestFixture fixture;

  @BeforeEach
  void prepare() throws IOException {
    fixture = new IngestFixture(mount);
    fixture.putObject(9 * PART_BYTES, 1);
  }

  @Test
  void stall_beyondTheTimeLimit_isADeadline() throws IOException {
    FaultyObjectStore from =
        FaultyObjectStore.at(PART_BYTES, fixture.objects(), Faults.stalled(new CountDownLatch(1)));

    assertThatThrownBy(
            () -> fixture.ingestor(from).ingest(request().withTimeLimit(Duration.ofMillis(200))))
        .isInstanceOf(DeadlineExceededException.class);

    fixture.assertNothingStored();
    assertEnded(from);
  }

  @Test
  void interrupt_whileFetching_endsTheIngest() throws Exception {
    CountDownLatch stalled = new CountDownLatch(1);
    FaultyObjectStore from =
        FaultyObjectStore.at(PART_BYTES, fixture.objects(), Faults.stalled(stalled));
    AtomicReference<Throwable> failure = new AtomicReference<>();
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    Thread caller =
        Thread.ofPlatform()
            .start(() -> {
              try {
                fixture.ingestor(from).ingest(request());
              } catch (IOException e) {
                failure.set(e);
              }
              stillInterrupted.set(Thread.currentThread().isInterrupted());
            });

    stalled.await();
    caller.interrupt();
    caller.join();

    assertThat(failure.get()).isInstanceOf(InterruptedIOException.class);
    assertThat(stillInterrupted).isTrue();
    fixture.assertNothingStored();
    assertEnded(from);
  }

  @Test
  void slowFirstPart_withFullBuffers_isWaitedForInBoundedMemory() throws IOException {
    byte[] content = fixture.putObject(40 * PART_BYTES, 4);
    int buffers = OPTIONS.parallelism() + 1;
    CountDownLatch othersOpened = new CountDownLatch(buffers - 1);
    AtomicInteger allocated = new AtomicInteger();
    FaultyObjectStore from =
        new FaultyObjectStore(
            fixture.objects(),
            (store, object, offset, length) -> {
              if (offset == 0) {
                Faults.await(othersOpened);
              } else {
                othersOpened.countDown();
              }
              return store.open(object, offset, length);
            });
    ObjectIngestor ingestor =
        new ObjectIngestor(
            from,
            fixture.store(),
            OPTIONS,
            size -> {
              assertThat(size).isEqualTo(PART_BYTES);
              allocated.incrementAndGet();
              return ByteBuffer.allocate(size);
            });

    fixture.assertStored(ingestor.ingest(request()).record(), content);

    assertThat(allocated).hasValue(buffers);
    assertEnded(from);
  }

  @Test
  void smallObject_takesOneBufferOfItsSize() throws IOException {
    byte[] content = fixture.putObject(10, 5);
    AtomicInteger bytes = new AtomicInteger();
    ObjectIngestor ingestor =
        new ObjectIngestor(
            fixture.objects(),
            fixture.store(),
            OPTIONS,
            size -> {
              bytes.addAndGet(size);
              return ByteBuffer.allocate(size);
            });

    fixture.assertStored(ingestor.ingest(request()).record(), content);

    assertThat(bytes).hasValue(10);
  }
}
