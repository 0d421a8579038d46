package dev.efsshare.transfer;

import static dev.efsshare.transfer.IngestFixture.OBJECT;
import static dev.efsshare.transfer.IngestFixture.OPTIONS;
import static dev.efsshare.transfer.IngestFixture.PART_BYTES;
import static dev.efsshare.transfer.IngestFixture.assertEnded;
import static dev.efsshare.transfer.IngestFixture.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.ContentSummary;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishedFile;
import dev.efsshare.transfer.ObjectInfo.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a transfer does when the file and not the object store fails, and before it begins. */
class ObjectTransferTest {
  private static final int PARTS = 5;

  private final InMemoryObjectStore objects = new InMemoryObjectStore();
  private final FaultyObjectStore from = new FaultyObjectStore(objects);
  private final ObjectTransfer transfer = new ObjectTransfer(from, OPTIONS, ByteBuffer::allocate);
  private final Deadline deadline = Deadline.in(null, OBJECT);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void failureOfTheFile_atAnyPart_isThrownAsItIs(int part) {
    ObjectInfo object = put(PARTS * PART_BYTES);
    FullFile file = new FullFile((long) part * PART_BYTES);

    assertThatThrownBy(() -> transfer.transfer(object, file, deadline))
        .isInstanceOf(FileSystemException.class)
        .hasMessage("the file: No space left on device");

    assertEnded(from);
  }

  @Test
  void partsOfAnotherSizeThanTheObject_areRefusedBeforeAnyIsFetched() {
    ObjectInfo object = put(PART_BYTES);
    Part part = new Part(PART_BYTES - 1, Objects.requireNonNull(object.checksum()));
    ObjectInfo contradictory =
        new ObjectInfo(object.ref(), PART_BYTES, object.eTag(), null, List.of(part));

    assertThatThrownBy(() -> transfer.transfer(contradictory, new FullFile(-1), deadline))
        .isInstanceOf(ChecksumMismatchException.class)
        .hasMessageContaining("1 parts have 999 bytes, not 1000");

    assertThat(from.opens()).isZero();
  }

  private ObjectInfo put(int size) {
    return objects.putWithChecksum(
        OBJECT, ByteBuffer.wrap(random(size, 1)), ChecksumAlgorithm.CRC32);
  }

  /** A file on a disk that is full at one place. */
  private record FullFile(long fullAt) implements PendingFile {

    @Override
    public void writeAt(long position, ByteBuffer content) throws IOException {
      if (position == fullAt) {
        throw new FileSystemException("the file", null, "No space left on device");
      }
      content.position(content.limit());
    }

    @Override
    public Path target() {
      throw new AssertionError("not asked for");
    }

    @Override
    public long sizeBytes() {
      throw new AssertionError("not asked for");
    }

    @Override
    public void append(ByteBuffer content) {
      throw new AssertionError("ranges come in any order");
    }

    @Override
    public long append(InputStream content) {
      throw new AssertionError("ranges come in any order");
    }

    @Override
    public PublishedFile commit() {
      throw new AssertionError("nothing to commit");
    }

    @Override
    public PublishedFile commit(ContentSummary content) {
      throw new AssertionError("nothing to commit");
    }

    @Override
    public void close() {}
  }
}
