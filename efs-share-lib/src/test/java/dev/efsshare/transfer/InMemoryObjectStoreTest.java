package dev.efsshare.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.ChecksumAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryObjectStoreTest extends ObjectStoreContract {
  private final InMemoryObjectStore store = new InMemoryObjectStore();

  @Override
  protected ObjectRef ref(String key) {
    return ObjectRef.of("bucket", key);
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected void upload(ObjectRef ref, byte[] content, ChecksumAlgorithm algorithm) {
    store.putWithChecksum(ref, ByteBuffer.wrap(content), algorithm);
  }

  @Override
  protected void uploadParts(ObjectRef ref, List<byte[]> parts) {
    store.putParts(ref, parts.stream().map(ByteBuffer::wrap).toList(), ChecksumAlgorithm.CRC32C);
  }

  @Override
  protected boolean tellsParts() {
    return true;
  }

  @Test
  void versioned_afterAnOverwrite_keepsTheOldVersion() throws IOException {
    InMemoryObjectStore versions = InMemoryObjectStore.versioned();
    ObjectInfo old =
        versions.putWithChecksum(
            ref("key"), ByteBuffer.wrap(new byte[] {1}), ChecksumAlgorithm.CRC32);
    ObjectInfo newer =
        versions.putWithChecksum(
            ref("key"), ByteBuffer.wrap(new byte[] {2}), ChecksumAlgorithm.CRC32);

    assertThat(versions.head(ref("key"))).isEqualTo(newer);
    assertThat(versions.head(old.ref())).isEqualTo(old);
    try (InputStream in = versions.open(old, 0, 1)) {
      assertThat(in.readAllBytes()).containsExactly(1);
    }
  }

  @Test
  void content_ofAnObject_isACopy() {
    store.putWithChecksum(ref("key"), ByteBuffer.wrap(new byte[] {1}), null);

    store.content(ref("key")).orElseThrow()[0] = 9;

    assertThat(store.content(ref("key"))).hasValueSatisfying(c -> assertThat(c).containsExactly(1));
    assertThat(store.content(ref("other"))).isEmpty();
  }
}
