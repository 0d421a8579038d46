package dev.efsshare.deployment;

import static dev.efsshare.deployment.Answers.assertError;
import static dev.efsshare.deployment.Answers.assertSuccess;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.transfer.InMemoryObjectStore;
import dev.efsshare.transfer.ObjectInfo;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStore;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the producer answers is what docs/openapi.yaml describes. */
class ProducerAnswersTest {
  private static final String INGEST = "POST /ingest";
  private static final String UPLOADS = "POST /uploads";
  private static final String HEALTH = "GET /health";
  private static final String KEY = "{\"key\":\"models/a.bin\"}";

  @TempDir Path mount;

  private final InMemoryObjectStore bucket = InMemoryObjectStore.versioned();

  private Function producer(String... variables) {
    return Function.producer(mount, bucket, variables);
  }

  private Function producerWithObject(String... variables) throws IOException {
    bucket.putWithChecksum(
        ObjectRef.of(Function.BUCKET, "models/a.bin"),
        ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8)),
        ChecksumAlgorithm.CRC64NVME);
    return producer(variables);
  }

  private static Reply ingest(Function producer, String body) throws IOException {
    return producer.send(Events.httpApi("POST", "/ingest", body));
  }

  @Test
  void ingest_ofAnObject_answersAsDescribed() throws IOException {
    assertSuccess(INGEST, ingest(producerWithObject(), KEY));
  }

  @Test
  void ingest_ofContent_answersAsDescribed_whetherItWasThereOrNot() throws IOException {
    Function producer = producer();

    assertSuccess(INGEST, ingest(producer, "{\"key\":\"models/a.bin\",\"data\":\"aGVsbG8=\"}"));
    assertSuccess(INGEST, ingest(producer, "{\"key\":\"models/a.bin\",\"data\":\"aGVsbG8=\"}"));
  }

  @Test
  void ingest_ofRawContent_answersAsDescribed() throws IOException {
    byte[] event =
        Events.httpApiRaw("/ingest", "", "application/octet-stream", new byte[] {1, 2, 3});

    assertSuccess(INGEST, producer().send(event));
  }

  @Test
  void ingest_ofNonsense_answersAsDescribed() throws IOException {
    assertError(INGEST, ingest(producer(), "{}"), 400, "INVALID_REQUEST");
    assertError(INGEST, ingest(producer(), "{\"key\":\"a\"}"), 400, "INVALID_REQUEST");
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND, 404, S3_NOT_FOUND",
    "ACCESS_DENIED, 403, S3_ACCESS_DENIED",
    "TRANSIENT, 503, S3_UNAVAILABLE",
    "REFUSED, 400, INVALID_REQUEST"
  })
  void ingest_ofAnObjectNotToBeHad_answersAsDescribed(Kind kind, int status, String code)
      throws IOException {
    Function producer = producer();
    producer.objects.refuse("models/a.bin", kind);

    assertError(INGEST, ingest(producer, KEY), status, code);
  }

  @Test
  void ingest_ofOtherBytes_answersAsDescribed() throws IOException {
    producerWithObject();
    Function producer = Function.producer(mount, new OtherBytes(bucket));

    assertError(INGEST, ingest(producer, KEY), 502, "S3_CONTENT_MISMATCH");
  }

  @Test
  void ingest_ofTooMuch_answersAsDescribed() throws IOException {
    Reply reply = ingest(producerWithObject("MAX_OBJECT_BYTES", "4"), KEY);

    assertError(INGEST, reply, 413, "FILE_TOO_LARGE");
  }

  @Test
  void ingest_withoutTime_answersAsDescribed() throws IOException {
    Reply reply = producerWithObject().send(Events.httpApi("POST", "/ingest", KEY), 0);

    assertError(INGEST, reply, 504, "TRANSFER_TIMEOUT");
  }

  @Test
  void ingest_thatCannotWrite_answersAsDescribed() throws IOException {
    Function producer = producerWithObject();
    producer.send(Events.httpApi("GET", "/health", ""));
    // Every directory that content can go into is taken by a file.
    for (int i = 0; i < 256; i++) {
      String shard = HexFormat.of().toHexDigits((byte) i);
      Files.createFile(mount.resolve(".efs-share/objects").resolve(shard));
    }

    assertError(INGEST, ingest(producer, KEY), 500, "EFS_WRITE_FAILED");
  }

  @Test
  void ingest_thatFailsUnexpectedly_answersAsDescribed() throws IOException {
    producerWithObject();
    Function producer = Function.producer(mount, new Broken(bucket));

    assertError(INGEST, ingest(producer, KEY), 500, "INTERNAL_ERROR");
  }

  @Test
  void upload_signed_answersAsDescribed() throws IOException {
    assertSuccess(UPLOADS, producer().send(Events.httpApi("POST", "/uploads", KEY)));
  }

  @Test
  void upload_ofNonsense_answersAsDescribed() throws IOException {
    assertError(
        UPLOADS,
        producer().send(Events.httpApi("POST", "/uploads", "{\"key\":\"a\"}")),
        400,
        "INVALID_REQUEST");
  }

  @Test
  void upload_ofTooMuch_answersAsDescribed() throws IOException {
    String body = "{\"key\":\"models/a.bin\",\"sizeBytes\":5}";
    Function producer = producer("MAX_OBJECT_BYTES", "4");

    assertError(
        UPLOADS, producer.send(Events.httpApi("POST", "/uploads", body)), 413, "FILE_TOO_LARGE");
  }

  @Test
  void health_good_answersAsDescribed() throws IOException {
    assertSuccess(HEALTH, producer().send(Events.httpApi("GET", "/health", "")));
  }

  @ParameterizedTest
  @CsvSource({"POST, /ingest", "POST, /uploads", "GET, /health"})
  void anything_withoutMount_answersAsDescribed(String method, String path) throws IOException {
    Function producer = Function.producer(mount.resolve("absent"), bucket);

    assertError(
        method + " " + path, producer.send(Events.httpApi(method, path, KEY)), 500, "MOUNT_FAILED");
  }

  @ParameterizedTest
  @CsvSource({"POST, /ingest", "POST, /uploads", "GET, /health"})
  void anything_withUnusableVariables_answersAsDescribed(String method, String path)
      throws IOException {
    Reply reply = producer("MAX_OBJECT_BYTES", "many").send(Events.httpApi(method, path, KEY));

    assertError(method + " " + path, reply, 500, "INVALID_CONFIGURATION");
  }

  /** A bucket whose content is not what its checksums say. */
  private record OtherBytes(ObjectStore behind) implements ObjectStore {
    @Override
    public ObjectInfo head(ObjectRef ref) throws IOException {
      return behind.head(ref);
    }

    @Override
    public InputStream open(ObjectInfo object, long offset, long length) {
      return new ByteArrayInputStream(new byte[(int) length]);
    }

    @Override
    public void put(ObjectRef ref, ByteBuffer content, String contentType) throws IOException {
      behind.put(ref, content, contentType);
    }
  }

  /** A bucket whose client has a fault. */
  private record Broken(ObjectStore behind) implements ObjectStore {
    @Override
    public ObjectInfo head(ObjectRef ref) {
      throw new IllegalStateException("broken on purpose");
    }

    @Override
    public InputStream open(ObjectInfo object, long offset, long length) throws IOException {
      return behind.open(object, offset, length);
    }

    @Override
    public void put(ObjectRef ref, ByteBuffer content, String contentType) throws IOException {
      behind.put(ref, content, contentType);
    }
  }
}
