package dev.efsshare.transfer;

import static dev.efsshare.transfer.IngestFixture.KEY;
import static dev.efsshare.transfer.IngestFixture.OBJECT;
import static dev.efsshare.transfer.IngestFixture.PART_BYTES;
import static dev.efsshare.transfer.IngestFixture.assertEnded;
import static dev.efsshare.transfer.IngestFixture.random;
import static dev.efsshare.transfer.IngestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.SizeLimitExceededException;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.FileId;
import dev.efsshare.store.FileRecord;
import dev.efsshare.store.PutResult;
import dev.efsshare.store.SourceVersion;
import dev.efsshare.store.Verification;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an ingest does when nothing fails, on any file system. */
abstract class ObjectIngestorContract {
  private IngestFixture fixture;

  /** An empty directory. */
  abstract Path mount() throws IOException;

  @BeforeEach
  void prepare() throws IOException {
    fixture = new IngestFixture(mount());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        PART_BYTES - 1,
        PART_BYTES,
        PART_BYTES + 1,
        3 * PART_BYTES,
        50 * PART_BYTES + 7
      })
  void ingest_ofAnySize_storesTheObject(int size) throws IOException {
    byte[] content = fixture.putObject(size, size);
    FaultyObjectStore from = new FaultyObjectStore(fixture.objects());
    FileId id = FileId.random();

    PutResult result = fixture.ingestor(from).ingest(request().withFileId(id));

    assertThat(result).isInstanceOf(PutResult.Stored.class);
    FileRecord record = result.record();
    fixture.assertStored(record, content);
    assertThat(record.fileId()).isEqualTo(id);
    assertThat(record.verifiedBy()).isEqualTo(Verification.fullObject(ChecksumAlgorithm.CRC64NVME));
    assertThat(record.source())
        .isEqualTo(
            new SourceVersion(
                "bucket", "models/a.bin", null, fixture.objects().head(OBJECT).eTag(), null));
    assertThat(from.opens()).isEqualTo(Math.ceilDiv(size, PART_BYTES));
    assertEnded(from);
  }

  @ParameterizedTest
  @EnumSource(ChecksumAlgorithm.class)
  void ingest_withAChecksumOfTheWhole_isVerifiedByIt(ChecksumAlgorithm algorithm)
      throws IOException {
    byte[] content = random(3_500, 1);
    fixture.objects().putWithChecksum(OBJECT, ByteBuffer.wrap(content), algorithm);

    FileRecord record = fixture.ingestor(fixture.objects()).ingest(request()).record();

    fixture.assertStored(record, content);
    assertThat(record.verifiedBy()).isEqualTo(Verification.fullObject(algorithm));
    assertThat(record.content().checksum(algorithm))
        .contains(fixture.objects().head(OBJECT).checksum());
  }

  @Test
  void ingest_withACompositeChecksum_isVerifiedByItsParts() throws IOException {
    byte[] content = random(4_201, 2);
    List<ByteBuffer> parts =
        List.of(
            ByteBuffer.wrap(content, 0, 2_500),
            ByteBuffer.wrap(content, 2_500, 1_700),
            ByteBuffer.wrap(content, 4_200, 1));
    fixture.objects().putParts(OBJECT, parts, ChecksumAlgorithm.SHA_256);

    FileRecord record = fixture.ingestor(fixture.objects()).ingest(request()).record();

    fixture.assertStored(record, content);
    assertThat(record.verifiedBy()).isEqualTo(Verification.composite(ChecksumAlgorithm.SHA_256));
  }

  @Test
  void ingest_withoutAChecksum_saysSo() throws IOException {
    byte[] content = random(1_500, 3);
    fixture.objects().putWithChecksum(OBJECT, ByteBuffer.wrap(content), null);

    FileRecord record = fixture.ingestor(fixture.objects()).ingest(request()).record();

    fixture.assertStored(record, content);
    assertThat(record.verifiedBy()).isEqualTo(Verification.NONE);
  }

  @Test
  void ingest_keepingAKeyThatIsThere_asksTheObjectStoreNothing() throws IOException {
    byte[] content = fixture.putObject(1_500, 4);
    FileRecord first = fixture.ingestor(fixture.objects()).ingest(request()).record();
    fixture.putObject(1_600, 5);
    FaultyObjectStore from = new FaultyObjectStore(fixture.objects());

    PutResult result = fixture.ingestor(from).ingest(request().withExisting(ExistingPolicy.KEEP));

    assertThat(result).isEqualTo(new PutResult.Exists(first));
    fixture.assertStored(first, content);
    assertThat(from.heads() + from.opens()).isZero();
  }

  @Test
  void ingest_keepingAFileOfAnotherTool_adoptsIt() throws IOException {
    fixture.putObject(1_500, 6);
    byte[] foreign = random(100, 7);
    Path link = fixture.store().linkOf(KEY);
    Files.createDirectories(link.getParent());
    Files.write(link, foreign);
    FaultyObjectStore from = new FaultyObjectStore(fixture.objects());

    PutResult result = fixture.ingestor(from).ingest(request().withExisting(ExistingPolicy.KEEP));

    assertThat(result).isInstanceOf(PutResult.Exists.class);
    fixture.assertStored(result.record(), foreign);
    assertThat(from.heads() + from.opens()).isZero();
  }

  @Test
  void ingest_ofTheSameVersionAgain_existsAndFetchesNothing() throws IOException {
    byte[] content = fixture.putObject(1_500, 8);
    FileRecord first =
        fixture.ingestor(fixture.objects()).ingest(request().withSequencer("0A")).record();
    FaultyObjectStore from = new FaultyObjectStore(fixture.objects());

    PutResult result = fixture.ingestor(from).ingest(request().withSequencer("0A"));

    assertThat(result).isEqualTo(new PutResult.Exists(first));
    fixture.assertStored(first, content);
    assertThat(from.opens()).isZero();
  }

  @Test
  void ingest_ofANewVersion_addsAGeneration() throws IOException {
    fixture.putObject(1_500, 9);
    fixture.ingestor(fixture.objects()).ingest(request().withSequencer("0A"));
    byte[] content = fixture.putObject(2_500, 10);

    PutResult result = fixture.ingestor(fixture.objects()).ingest(request().withSequencer("0B"));

    assertThat(result).isInstanceOf(PutResult.Stored.class);
    assertThat(result.record().generation()).isEqualTo(2);
    fixture.assertStored(result.record(), content);
  }

  @Test
  void ingest_ofEventsNewestFirst_keepsTheNewestAndFetchesItOnce() throws IOException {
    InMemoryObjectStore versions = InMemoryObjectStore.versioned();
    ObjectRef old = putVersion(versions, random(1_500, 11));
    byte[] content = random(1_600, 12);
    ObjectRef newest = putVersion(versions, content);
    FaultyObjectStore from = new FaultyObjectStore(versions);
    IngestRequest event = request();

    PutResult first =
        fixture
            .ingestor(from)
            .ingest(
                IngestRequest.of(newest, KEY).withExisting(event.existing()).withSequencer("0B"));
    PutResult second =
        fixture
            .ingestor(from)
            .ingest(IngestRequest.of(old, KEY).withExisting(event.existing()).withSequencer("0A"));

    assertThat(first).isInstanceOf(PutResult.Stored.class);
    assertThat(second).isEqualTo(new PutResult.Superseded(first.record()));
    fixture.assertStored(first.record(), content);
    assertThat(from.opens()).isEqualTo(2);
  }

  private static ObjectRef putVersion(InMemoryObjectStore versions, byte[] content) {
    return versions
        .putWithChecksum(OBJECT, ByteBuffer.wrap(content), ChecksumAlgorithm.CRC32)
        .ref();
  }

  @Test
  void ingest_ofAnObjectOverTheLimit_fetchesNothing() throws IOException {
    fixture.putObject(1_500, 13);
    FaultyObjectStore from = new FaultyObjectStore(fixture.objects());

    assertThatThrownBy(() -> fixture.ingestor(from).ingest(request().withMaxBytes(1_499)))
        .isInstanceOfSatisfying(
            SizeLimitExceededException.class, e -> assertThat(e.maxBytes()).isEqualTo(1_499))
        .hasMessageContaining("s3://bucket/models/a.bin");

    assertThat(from.opens()).isZero();
    fixture.assertNothingStored();
  }

  @Test
  void ingest_ofAnObjectOfExactlyTheLimit_storesIt() throws IOException {
    byte[] content = fixture.putObject(1_500, 14);

    PutResult result = fixture.ingestor(fixture.objects()).ingest(request().withMaxBytes(1_500));

    fixture.assertStored(result.record(), content);
  }

  @Test
  void ingest_ofRangesLongerThanAChunk_storesTheObject() throws IOException {
    byte[] content = fixture.putObject((7 << 20) + 5, 15);
    ObjectIngestor ingestor =
        new ObjectIngestor(
            fixture.objects(), fixture.store(), new TransferOptions((2 << 20) + 3, 2));

    fixture.assertStored(ingestor.ingest(request()).record(), content);
  }
}
