package dev.efsshare.producer;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.functions.testing.Call;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.functions.testing.FakeContext;
import dev.efsshare.functions.testing.FaultyObjectStore;
import dev.efsshare.transfer.InMemoryObjectStore;
import dev.efsshare.transfer.ObjectRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A producer on a real folder and a bucket in memory. */
final class ProducerFixture {
  static final String BUCKET = "my-bucket";
  static final FakeContext CONTEXT = FakeContext.of("producer-lambda");

  final Call call = new Call();
  final InMemoryObjectStore bucket = InMemoryObjectStore.versioned();
  final FaultyObjectStore objects = new FaultyObjectStore(bucket);
  final FakeSigner signer = new FakeSigner();
  final Path mount;
  private final ProducerHandler handler;

  ProducerFixture(Path mount, String... variables) {
    this.mount = mount;
    Map<String, String> environment = new HashMap<>();
    environment.put("EFS_MOUNT_PATH", mount.toString());
    environment.put("S3_BUCKET_NAME", BUCKET);
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    this.handler =
        new ProducerHandler(
            ProducerRoutes.shell(
                ProducerApp.lazily(
                    environment, Lazily.of(() -> objects), Lazily.of(signer::connected)),
                call.lines()));
  }

  /** Puts an object and tells its version. */
  String put(String key, String content) throws IOException {
    ObjectRef ref = ObjectRef.of(BUCKET, key);
    ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
    return String.valueOf(
        bucket.putWithChecksum(ref, bytes, ChecksumAlgorithm.CRC64NVME).ref().versionId());
  }

  Reply ingest(String body) throws IOException {
    return send(Events.httpApi("POST", "/ingest", body));
  }

  Reply upload(String body) throws IOException {
    return send(Events.httpApi("POST", "/uploads", body));
  }

  Reply send(byte[] event) throws IOException {
    return call.of(handler, event, CONTEXT);
  }

  Reply send(byte[] event, FakeContext context) throws IOException {
    return call.of(handler, event, context);
  }

  /** The records of an answer to a notification. */
  static List<JsonObject> records(Reply reply) {
    return reply.whole().list("records").stream()
        .map(each -> JsonObject.of((Map<?, ?>) each))
        .toList();
  }

  String published(String key) throws IOException {
    return Files.readString(mount.resolve("models").resolve(key));
  }

  boolean isPublished(String key) {
    return Files.exists(mount.resolve("models").resolve(key));
  }

  /** Unpublished files anywhere on the mount. */
  List<Path> leftovers() throws IOException {
    try (Stream<Path> all = Files.walk(mount)) {
      return all.filter(each -> String.valueOf(each.getFileName()).startsWith(".tmp-")).toList();
    }
  }
}
