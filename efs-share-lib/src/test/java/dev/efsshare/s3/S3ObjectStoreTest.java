package dev.efsshare.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.DeadlineExceededException;
import dev.efsshare.DirectoryLayout;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.store.PutResult;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.Verification;
import dev.efsshare.store.VersionedStore;
import dev.efsshare.transfer.IngestRequest;
import dev.efsshare.transfer.ObjectInfo;
import dev.efsshare.transfer.ObjectIngestor;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStore;
import dev.efsshare.transfer.ObjectStoreContract;
import dev.efsshare.transfer.ObjectStoreException;
import dev.efsshare.transfer.TransferOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The contract over HTTP, against S3Proxy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ObjectStoreTest extends ObjectStoreContract {
  private static final StoreKey KEY = new StoreKey("a.bin");

  private final S3ProxyServer server;
  private final S3Client client;
  private final S3ObjectStore store;

  S3ObjectStoreTest() throws Exception {
    server = new S3ProxyServer();
    client = server.client();
    store = new S3ObjectStore(client);
  }

  @AfterAll
  void stop() throws Exception {
    server.stop();
  }

  @Override
  protected ObjectRef ref(String key) {
    return ObjectRef.of(S3ProxyServer.BUCKET, key);
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected void upload(ObjectRef ref, byte[] content, ChecksumAlgorithm algorithm) {
    String value = checksum(algorithm, content).base64();
    client.putObject(
        request -> {
          request.bucket(ref.bucket()).key(ref.key());
          switch (algorithm) {
            case SHA_256 -> request.checksumSHA256(value);
            case SHA_1 -> request.checksumSHA1(value);
            case CRC32 -> request.checksumCRC32(value);
            case CRC32C -> request.checksumCRC32C(value);
            case CRC64NVME -> request.checksumCRC64NVME(value);
            case MD5 -> throw new IllegalArgumentException("S3 has no MD5 checksums");
          }
        },
        RequestBody.fromBytes(content));
  }

  @Override
  protected void uploadParts(ObjectRef ref, List<byte[]> parts) {
    String uploadId =
        client
            .createMultipartUpload(request ->
                request
                    .bucket(ref.bucket())
                    .key(ref.key())
                    .checksumType(ChecksumType.COMPOSITE)
                    .checksumAlgorithm("CRC32C"))
            .uploadId();
    List<CompletedPart> completed = new ArrayList<>();
    for (byte[] part : parts) {
      completed.add(uploadPart(ref, uploadId, completed.size() + 1, part));
    }
    client.completeMultipartUpload(request ->
        request
            .bucket(ref.bucket())
            .key(ref.key())
            .uploadId(uploadId)
            .multipartUpload(upload -> upload.parts(completed)));
  }

  private CompletedPart uploadPart(ObjectRef ref, String uploadId, int number, byte[] content) {
    UploadPartResponse uploaded =
        client.uploadPart(
            request ->
                request
                    .bucket(ref.bucket())
                    .key(ref.key())
                    .uploadId(uploadId)
                    .partNumber(number)
                    .checksumAlgorithm("CRC32C"),
            RequestBody.fromBytes(content));
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(uploaded.eTag())
        .checksumCRC32C(uploaded.checksumCRC32C())
        .build();
  }

  /** S3Proxy answers neither GetObjectAttributes with parts nor a HEAD of one part. */
  @Override
  protected boolean tellsParts() {
    return false;
  }

  @Test
  void put_withAContentType_keepsItAndASha256() throws IOException {
    ObjectRef ref = ref("typed");

    store.put(ref, ByteBuffer.wrap(new byte[] {1, 2, 3}), "application/json");

    assertThat(client.headObject(r -> r.bucket(ref.bucket()).key(ref.key())).contentType())
        .isEqualTo("application/json");
    ObjectInfo info = store.head(ref);
    assertThat(info.checksum())
        .isEqualTo(checksum(ChecksumAlgorithm.SHA_256, new byte[] {1, 2, 3}));
  }

  @Test
  void head_inNoBucket_isNotFound() {
    assertThatThrownBy(() -> store.head(ObjectRef.of("no-such-bucket", "key")))
        .isInstanceOfSatisfying(
            ObjectStoreException.class,
            e -> assertThat(e.kind()).isEqualTo(ObjectStoreException.Kind.NOT_FOUND));
  }

  @Test
  void ingest_ofAnObjectOfManyRanges_storesItVerified(@TempDir Path mount) throws IOException {
    ObjectRef ref = ref("models/a + ü.bin");
    byte[] content = new byte[10_000_001];
    new Random(1).nextBytes(content);
    store.put(ref, ByteBuffer.wrap(content), "application/octet-stream");
    VersionedStore files = filesOn(mount);

    PutResult result =
        new ObjectIngestor(store, files, new TransferOptions(1 << 20, 4))
            .ingest(IngestRequest.of(ref, KEY));

    assertThat(result.record().verifiedBy())
        .isEqualTo(Verification.fullObject(ChecksumAlgorithm.SHA_256));
    assertThat(Files.readAllBytes(files.linkOf(KEY))).isEqualTo(content);
  }

  /** An interrupt must end a read that waits in a socket, or the call would outlive its limit. */
  @Test
  void ingest_fromAServerThatStallsInTheMiddle_endsAtTheTimeLimit(@TempDir Path mount)
      throws IOException {
    String head =
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1000\r\nETag: \"tag\"\r\n\r\n";
    String half =
        "HTTP/1.1 206 Partial Content\r\nConnection: close\r\nContent-Length: 1000\r\n"
            + "ETag: \"tag\"\r\n\r\n"
            + "x".repeat(500)
            + CannedServer.STALL;
    try (CannedServer server = new CannedServer(r -> r.startsWith("HEAD") ? head : half);
        S3Client stalled = S3Clients.withoutRetries(server.uri())) {
      ObjectIngestor ingestor =
          new ObjectIngestor(new S3ObjectStore(stalled), filesOn(mount), TransferOptions.DEFAULT);

      assertThatThrownBy(() ->
              ingestor.ingest(
                  IngestRequest.of(ref("stalls"), KEY).withTimeLimit(Duration.ofSeconds(1))))
          .isInstanceOf(DeadlineExceededException.class);
    }
  }

  private static VersionedStore filesOn(Path mount) throws IOException {
    VersionedStore files =
        new VersionedStore(mount, "models", NioFilePublisher.at(mount), new NioVerifiedReader());
    new NioDirectoryBootstrap()
        .ensure(DirectoryLayout.of(mount, files.directories().toArray(String[]::new)));
    return files;
  }
}
