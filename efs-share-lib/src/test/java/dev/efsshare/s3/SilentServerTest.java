package dev.efsshare.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.DeadlineExceededException;
import dev.efsshare.DirectoryLayout;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.VersionedStore;
import dev.efsshare.transfer.IngestRequest;
import dev.efsshare.transfer.ObjectIngestor;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.TransferOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A server that falls silent, on the wire. The client itself would wait for 20 seconds and then try
 * again; the server only ends because the connection that it holds is given up.
 */
@Timeout(60)
class SilentServerTest {
  private static final ObjectRef OBJECT = ObjectRef.of("bucket", "models/a.bin");
  private static final String TAG = "ETag: \"tag\"\r\n";
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1000\r\n" + TAG + "\r\n";

  @TempDir private Path mount;
  private VersionedStore store;

  @BeforeEach
  void prepare() throws IOException {
    store =
        new VersionedStore(mount, "models", NioFilePublisher.at(mount), new NioVerifiedReader());
    new NioDirectoryBootstrap()
        .ensure(DirectoryLayout.of(mount, store.directories().toArray(String[]::new)));
  }

  @Test
  void head_withoutAnswer_isTooLate() throws IOException {
    ingestIsTooLate(request -> CannedServer.STALL, 1);
  }

  @Test
  void head_whoseHeadersStop_isTooLate() throws IOException {
    ingestIsTooLate(request -> "HTTP/1.1 200 OK\r\nContent-Le" + CannedServer.STALL, 1);
  }

  @Test
  void get_withoutAnswer_isTooLate() throws IOException {
    ingestIsTooLate(request -> request.startsWith("HEAD") ? HEAD : CannedServer.STALL, 2);
  }

  @Test
  void get_whoseBodyStops_isTooLate() throws IOException {
    String half = CannedServer.answer("206 Partial Content", TAG, "x".repeat(1000));
    String stopping = half.substring(0, half.length() - 500) + CannedServer.STALL;
    ingestIsTooLate(request -> request.startsWith("HEAD") ? HEAD : stopping, 2);
  }

  private void ingestIsTooLate(Function<String, String> answers, int requests) throws IOException {
    try (CannedServer server = new CannedServer(answers);
        S3Client client = S3Clients.at(server.uri())) {
      ObjectIngestor ingestor =
          new ObjectIngestor(new S3ObjectStore(client), store, TransferOptions.DEFAULT);
      IngestRequest request =
          IngestRequest.of(OBJECT, new StoreKey("a.bin")).withTimeLimit(Duration.ofSeconds(1));

      assertThatThrownBy(() -> ingestor.ingest(request))
          .isInstanceOf(DeadlineExceededException.class);

      assertThat(server.requests()).hasSize(requests);
    }
    assertThat(store.newest(new StoreKey("a.bin"))).isEmpty();
    try (Stream<Path> all = Files.walk(mount)) {
      assertThat(all.filter(Files::isRegularFile)).isEmpty();
    }
  }
}
