package dev.efsshare.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.DirectoryLayout;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.FileRecord;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.StoredFile;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A store on a mount, objects, and what both look like after an ingest. */
final class IngestFixture {
  static final int PART_BYTES = 1_000;
  static final TransferOptions OPTIONS = new TransferOptions(PART_BYTES, 3);
  static final ObjectRef OBJECT = ObjectRef.of("bucket", "models/a.bin");
  static final StoreKey KEY = new StoreKey("nlp/a.bin");

  private final Path mount;
  private final VersionedStore store;
  private final InMemoryObjectStore objects = new InMemoryObjectStore();

  IngestFixture(Path mount) throws IOException {
    this.mount = mount;
    this.store =
        new VersionedStore(mount, "models", NioFilePublisher.at(mount), new NioVerifiedReader());
    new NioDirectoryBootstrap()
        .ensure(DirectoryLayout.of(mount, store.directories().toArray(String[]::new)));
  }

  VersionedStore store() {
    return store;
  }

  InMemoryObjectStore objects() {
    return objects;
  }

  ObjectIngestor ingestor(ObjectStore from) {
    return new ObjectIngestor(from, store, OPTIONS);
  }

  /** A request that an event makes. */
  static IngestRequest request() {
    return IngestRequest.of(OBJECT, KEY).withExisting(ExistingPolicy.REPLACE_WHEN_CHANGED);
  }

  /** Puts random content, the same for the same seed. */
  byte[] putObject(int length, long seed) throws IOException {
    byte[] content = random(length, seed);
    objects.put(OBJECT, ByteBuffer.wrap(content), "application/octet-stream");
    return content;
  }

  static byte[] random(int length, long seed) {
    byte[] content = new byte[length];
    new Random(seed).nextBytes(content);
    return content;
  }

  /** The newest generation has this content: by the store and by its plain path. */
  void assertStored(FileRecord record, byte[] content) throws IOException {
    StoredFile newest = store.newest(KEY).orElseThrow();
    assertThat(newest)
        .isInstanceOfSatisfying(
            StoredFile.Recorded.class, r -> assertThat(r.record()).isEqualTo(record));
    assertThat(store.read(newest, InputStream::readAllBytes)).isEqualTo(content);
    assertThat(Files.readAllBytes(store.linkOf(KEY))).isEqualTo(content);
    assertThat(record.content().sizeBytes()).isEqualTo(content.length);
  }

  /** The mount is as it was before anything was stored: directories only. */
  void assertNothingStored() throws IOException {
    assertThat(store.newest(KEY)).isEmpty();
    assertThat(files()).isEmpty();
  }

  /** Every file on the mount. */
  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(mount)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** No range is open and no thread that opened one still runs. */
  static void assertEnded(FaultyObjectStore from) {
    assertThat(from.openStreams()).isZero();
    assertThat(from.threads())
        .allSatisfy(thread -> {
          assertThat(thread.getName()).startsWith("efs-share-transfer-");
          assertThat(thread.isAlive()).isFalse();
        });
  }
}
