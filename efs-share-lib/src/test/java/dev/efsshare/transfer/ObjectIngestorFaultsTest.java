package dev.efsshare.transfer;

import static dev.efsshare.transfer.IngestFixture.OBJECT;
import static dev.efsshare.transfer.IngestFixture.PART_BYTES;
import static dev.efsshare.transfer.IngestFixture.assertEnded;
import static dev.efsshare.transfer.IngestFixture.random;
import static dev.efsshare.transfer.IngestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.store.PutResult;
import dev.efsshare.transfer.FaultyObjectStore.Answer;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way an object store can fail: the right exception, and nothing left anywhere. */
class ObjectIngestorFaultsTest {
  private static final int PARTS = 9;
  private static final int SIZE = (PARTS - 1) * PART_BYTES + 500;

  @TempDir private Path mount;
  private IngestFixture fixture;

  @BeforeEach
  void prepare() throws IOException {
    fixture = new IngestFixture(mount);
    fixture.putObject(SIZE, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void shortContent_inAnyPart_isTransientAndLeavesNothing(int part) throws IOException {
    assertThat(storeFailure(part, Faults.shortContent(), Kind.TRANSIENT))
        .hasMessageContaining("ended after")
        .hasMessageContaining("bytes " + part * PART_BYTES + "-");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void longContent_inAnyPart_isTransientAndLeavesNothing(int part) throws IOException {
    assertThat(storeFailure(part, Faults.longContent(), Kind.TRANSIENT))
        .hasMessageContaining("more than");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void cutContent_inAnyPart_isTransientAndLeavesNothing(int part) throws IOException {
    assertThat(storeFailure(part, Faults.cutContent(), Kind.TRANSIENT))
        .hasMessageContaining("Connection reset");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void denial_inAnyPart_isAccessDeniedAndLeavesNothing(int part) throws IOException {
    storeFailure(part, Faults.refusal(Kind.ACCESS_DENIED), Kind.ACCESS_DENIED);
  }

  private ObjectStoreException storeFailure(int part, Answer fault, Kind kind) throws IOException {
    Throwable failure = failure(part, fault);
    assertThat(failure)
        .isInstanceOfSatisfying(
            ObjectStoreException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(OBJECT.toString());
    return (ObjectStoreException) failure;
  }

  private Throwable failure(int part, Answer fault) throws IOException {
    FaultyObjectStore from =
        FaultyObjectStore.at((long) part * PART_BYTES, fixture.objects(), fault);
    Throwable failure =
        Objects.requireNonNull(
            catchThrowable(() -> fixture.ingestor(from).ingest(request())), "nothing failed");
    fixture.assertNothingStored();
    assertEnded(from);
    return failure;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void wrongContent_inAnyPart_isAMismatchWithBothValues(int part) throws IOException {
    assertThat(failure(part, Faults.wrongContent()))
        .isInstanceOf(ChecksumMismatchException.class)
        .hasMessageContaining(OBJECT.toString())
        .hasMessageMatching("(?s).*CRC64NVME:[0-9a-f]{16}, not CRC64NVME:[0-9a-f]{16}.*")
        .hasMessageContaining(fixture.objects().head(OBJECT).checksum() + "");
  }

  @Test
  void wrongContent_ofACompositeObject_namesThePart() throws IOException {
    byte[] content = random(SIZE, 2);
    fixture
        .objects()
        .putParts(
            OBJECT,
            List.of(
                ByteBuffer.wrap(content, 0, 2_500), ByteBuffer.wrap(content, 2_500, SIZE - 2_500)),
            ChecksumAlgorithm.CRC32);

    assertThat(failure(1, Faults.wrongContent()))
        .isInstanceOf(ChecksumMismatchException.class)
        .hasMessageContaining("part 1: CRC32:");
    assertThat(failure(2, Faults.wrongContent())).hasMessageContaining("part 2: CRC32:");
  }

  @Test
  void bug_ofTheClient_isThrownAsItIs() throws IOException {
    assertThat(failure(4, Faults.bug()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a bug");
  }

  @Test
  void absence_ofTheObject_isNotFound() throws IOException {
    InMemoryObjectStore empty = new InMemoryObjectStore();

    assertThatThrownBy(() -> fixture.ingestor(empty).ingest(request()))
        .isInstanceOfSatisfying(
            ObjectStoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
    fixture.assertNothingStored();
  }

  @Test
  void change_whileFetching_startsOnceMoreWithTheNewVersion() throws IOException {
    byte[] content = random(SIZE + 1, 3);
    AtomicBoolean changed = new AtomicBoolean();
    FaultyObjectStore from =
        new FaultyObjectStore(
            fixture.objects(),
            (store, object, offset, length) -> {
              if (offset > 0 && changed.compareAndSet(false, true)) {
                store.put(OBJECT, ByteBuffer.wrap(content), "text/plain");
              }
              return store.open(object, offset, length);
            });

    PutResult result = fixture.ingestor(from).ingest(request());

    fixture.assertStored(result.record(), content);
    assertThat(result.record().generation()).isEqualTo(1);
    assertThat(from.heads()).isEqualTo(2);
    assertEnded(from);
  }

  @Test
  void change_everyTime_isThrownAfterTheSecond() throws IOException {
    FaultyObjectStore from =
        FaultyObjectStore.at(0, fixture.objects(), Faults.refusal(Kind.CHANGED));

    assertThatThrownBy(() -> fixture.ingestor(from).ingest(request()))
        .isInstanceOfSatisfying(
            ObjectStoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CHANGED))
        .satisfies(e -> assertThat(e.getSuppressed()).isNotEmpty());

    assertThat(from.heads()).isEqualTo(2);
    fixture.assertNothingStored();
    assertEnded(from);
  }

  @Test
  void failure_whileOtherPartsStall_endsThem() throws IOException {
    CountDownLatch stalled = new CountDownLatch(2);
    FaultyObjectStore from =
        new FaultyObjectStore(
            fixture.objects(),
            (store, object, offset, length) -> {
              if (offset == PART_BYTES) {
                Faults.await(stalled);
                throw new ObjectStoreException(Kind.REFUSED, object.ref(), "the first", null);
              }
              return Faults.stalled(stalled).open(store, object, offset, length);
            });

    assertThatThrownBy(() -> fixture.ingestor(from).ingest(request()))
        .hasMessageContaining("the first")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2));

    fixture.assertNothingStored();
    assertEnded(from);
  }
}
