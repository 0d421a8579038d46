package dev.efsshare.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ContentChecksum;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every object store must do. A store under test says how objects get into it. */
public abstract class ObjectStoreContract {

  /** The smallest part that S3 accepts, but for the last. */
  private static final int PART_BYTES = 5 << 20;

  /** For subclasses. */
  protected ObjectStoreContract() {}

  /**
   * Names an object that nobody else uses.
   *
   * @param key its key
   * @return the reference
   */
  protected abstract ObjectRef ref(String key);

  /**
   * The store under test.
   *
   * @return always the same
   */
  protected abstract ObjectStore store();

  /**
   * Stores an object with a checksum of the whole.
   *
   * @param ref the object
   * @param content its content
   * @param algorithm of the checksum
   */
  protected abstract void upload(ObjectRef ref, byte[] content, ChecksumAlgorithm algorithm);

  /**
   * Stores an object in parts with a composite CRC32C.
   *
   * @param ref the object
   * @param parts their content
   */
  protected abstract void uploadParts(ObjectRef ref, List<byte[]> parts);

  /**
   * Whether the store can tell the parts of a composite checksum.
   *
   * @return false if it cannot
   */
  protected abstract boolean tellsParts();

  /**
   * Computes a checksum.
   *
   * @param algorithm which one
   * @param content of what
   * @return the checksum
   */
  protected static ContentChecksum checksum(ChecksumAlgorithm algorithm, byte[] content) {
    ChecksumCalculator calculator = ChecksumCalculator.of(Set.of(algorithm));
    calculator.update(content, 0, content.length);
    return calculator.finish().checksum(algorithm).orElseThrow();
  }

  @Test
  void head_ofAnObject_tellsSizeTagAndChecksum() throws IOException {
    ObjectRef ref = ref("head");
    store().put(ref, buffer("content"), "text/plain");

    ObjectInfo info = store().head(ref);

    assertThat(info.ref()).isEqualTo(ref);
    assertThat(info.sizeBytes()).isEqualTo(7);
    assertThat(info.eTag()).isNotEmpty().doesNotContain("\"");
    ContentChecksum held = Objects.requireNonNull(info.checksum());
    byte[] content = "content".getBytes(StandardCharsets.UTF_8);
    assertThat(held).isEqualTo(checksum(held.algorithm(), content));
    assertThat(info.parts()).isEmpty();
  }

  @Test
  void head_ofAnEmptyObject_tellsSizeZero() throws IOException {
    ObjectRef ref = ref("empty");
    store().put(ref, ByteBuffer.allocate(0), "text/plain");

    assertThat(store().head(ref).sizeBytes()).isZero();
  }

  @Test
  void head_ofNoObject_isNotFoundAndNamesIt() {
    ObjectRef ref = ref("no such + object/ü");

    assertThatThrownBy(() -> store().head(ref))
        .isInstanceOfSatisfying(
            ObjectStoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
        .hasMessageContaining(ref.toString());
  }

  @ParameterizedTest
  @EnumSource(
      value = ChecksumAlgorithm.class,
      names = {"SHA_256", "SHA_1", "CRC32", "CRC32C", "CRC64NVME"})
  void head_ofAnObjectWithAChecksum_tellsIt(ChecksumAlgorithm algorithm) throws IOException {
    ObjectRef ref = ref("checksum/" + algorithm);
    byte[] content = random(100_000);
    upload(ref, content, algorithm);

    ObjectInfo info = store().head(ref);

    assertThat(info.checksum()).isEqualTo(checksum(algorithm, content));
    assertThat(info.parts()).isEmpty();
  }

  @Test
  void head_ofACompositeObject_tellsItsPartsAndNoChecksumOfTheWhole() throws IOException {
    ObjectRef ref = ref("composite");
    byte[] first = random(PART_BYTES);
    byte[] last = random(1_000);
    uploadParts(ref, List.of(first, last));

    ObjectInfo info = store().head(ref);

    assertThat(info.sizeBytes()).isEqualTo(PART_BYTES + 1_000);
    assertThat(info.checksum()).isNull();
    if (tellsParts()) {
      assertThat(info.parts())
          .containsExactly(
              new ObjectInfo.Part(PART_BYTES, checksum(ChecksumAlgorithm.CRC32C, first)),
              new ObjectInfo.Part(1_000, checksum(ChecksumAlgorithm.CRC32C, last)));
    } else {
      assertThat(info.parts()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"0,1", "0,100000", "1,99998", "99999,1", "40000,20000"})
  void open_ofARange_deliversExactlyItsBytes(int offset, int length) throws IOException {
    ObjectRef ref = ref("range-" + offset + "-" + length);
    byte[] content = random(100_000);
    store().put(ref, ByteBuffer.wrap(content), "application/octet-stream");

    try (InputStream in = store().open(store().head(ref), offset, length)) {
      assertThat(ByteBuffer.wrap(in.readAllBytes()))
          .isEqualTo(ByteBuffer.wrap(content, offset, length));
    }
  }

  @Test
  void open_afterTheObjectWasOverwritten_isChanged() throws IOException {
    ObjectRef ref = ref("overwritten");
    store().put(ref, buffer("old"), "text/plain");
    ObjectInfo old = store().head(ref);
    store().put(ref, buffer("new"), "text/plain");

    assertThatThrownBy(() -> store().open(old, 0, 3))
        .isInstanceOfSatisfying(
            ObjectStoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CHANGED))
        .hasMessageContaining(ref.toString());
  }

  @Test
  void open_closedEarly_leavesTheStoreUsable() throws IOException {
    ObjectRef ref = ref("closed-early");
    byte[] content = random(4 << 20);
    store().put(ref, ByteBuffer.wrap(content), "application/octet-stream");
    ObjectInfo info = store().head(ref);

    for (int i = 0; i < 20; i++) {
      try (InputStream in = store().open(info, i, content.length - i)) {
        assertThat(in.read()).isEqualTo(content[i] & 0xff);
      }
    }
  }

  @Test
  void put_overAnObject_replacesItAndConsumesTheBuffer() throws IOException {
    ObjectRef ref = ref("replaced");
    store().put(ref, buffer("the old one"), "text/plain");
    ByteBuffer content = buffer("the new one").asReadOnlyBuffer().position(4);

    store().put(ref, content, "text/plain");

    assertThat(content.hasRemaining()).isFalse();
    try (InputStream in = store().open(store().head(ref), 0, 7)) {
      assertThat(in.readAllBytes()).isEqualTo("new one".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static ByteBuffer buffer(String content) {
    return ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] random(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }
}
