package dev.efsshare.consumer;

import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.functions.testing.Call;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.functions.testing.FakeContext;
import dev.efsshare.functions.testing.FaultyObjectStore;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.store.ContentWriter.Written;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.FileRecord;
import dev.efsshare.store.PutRequest;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.StoredFile;
import dev.efsshare.store.Verification;
import dev.efsshare.store.VersionedStore;
import dev.efsshare.transfer.InMemoryObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A consumer on a real folder that some producer filled, and a bucket in memory. */
final class ConsumerFixture {
  static final String BUCKET = "my-bucket";
  static final FakeContext CONTEXT = FakeContext.of("consumer-lambda");

  final Call call = new Call();
  final InMemoryObjectStore bucket = new InMemoryObjectStore();
  final FaultyObjectStore objects = new FaultyObjectStore(bucket);
  final VersionedStore store;
  private final ConsumerHandler handler;

  ConsumerFixture(Path mount, String... variables) {
    Map<String, String> environment = new HashMap<>();
    environment.put("EFS_MOUNT_PATH", mount.toString());
    environment.put("S3_BUCKET_NAME", BUCKET);
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    this.handler =
        new ConsumerHandler(
            ConsumerRoutes.shell(
                ConsumerApp.lazily(environment, Lazily.of(() -> objects)), call.lines()));
    this.store =
        new VersionedStore(mount, "models", NioFilePublisher.at(mount), new NioVerifiedReader());
  }

  /** Makes the directories, as the first request does. */
  ConsumerFixture started() throws IOException {
    send(Events.httpApi("GET", "/health", ""));
    call.logged();
    return this;
  }

  FileRecord put(String key, String content) throws IOException {
    return put(key, content.getBytes(StandardCharsets.UTF_8));
  }

  FileRecord put(String key, byte[] content) throws IOException {
    return put(key, content, ExistingPolicy.REPLACE_WHEN_CHANGED);
  }

  /** Puts as a producer does that is told to replace. */
  FileRecord replace(String key, String content) throws IOException {
    return put(key, content.getBytes(StandardCharsets.UTF_8), ExistingPolicy.REPLACE);
  }

  private FileRecord put(String key, byte[] content, ExistingPolicy existing) throws IOException {
    return put(PutRequest.of(new StoreKey(key)).withExisting(existing), content);
  }

  FileRecord put(PutRequest request, byte[] content) throws IOException {
    return store
        .put(
            request,
            file -> {
              file.append(ByteBuffer.wrap(content));
              return new Written(file.commit(), Verification.NONE);
            })
        .record();
  }

  /** Where a generation's content is. */
  Path contentOf(FileRecord record) throws IOException {
    return store.find(record.fileId()).map(StoredFile::path).orElseThrow();
  }

  Reply predict(String body) throws IOException {
    return send(Events.httpApi("POST", "/predict", body));
  }

  Reply fileOfId(String id) throws IOException {
    return send(Events.httpApiGet("/files/" + id, "", Map.of("fileId", id)));
  }

  /** Asks with a key as a client encodes it. */
  Reply fileOfKey(String encodedKey) throws IOException {
    return send(Events.httpApiGet("/files", "key=" + encodedKey, Map.of()));
  }

  Reply send(byte[] event) throws IOException {
    return send(event, CONTEXT);
  }

  Reply send(byte[] event, FakeContext context) throws IOException {
    return call.of(handler, event, context);
  }

  /** The model that the demonstration uses. */
  static byte[] languageModel() throws IOException {
    try (InputStream in = ConsumerFixture.class.getResourceAsStream("/langdetect-183.bin")) {
      return Objects.requireNonNull(in, "langdetect-183.bin").readAllBytes();
    }
  }
}
