package dev.efsshare.deployment;

import static dev.efsshare.deployment.Answers.assertError;
import static dev.efsshare.deployment.Answers.assertSuccess;

import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.transfer.InMemoryObjectStore;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the consumer answers is what docs/openapi.yaml describes. */
class ConsumerAnswersTest {
  private static final String PREDICT = "POST /predict";
  private static final String FILE_OF_KEY = "GET /files";
  private static final String FILE_OF_ID = "GET /files/{fileId}";
  private static final String MODEL = "{\"model\":\"a.txt\"}";
  private static final String NOBODY = "123e4567-e89b-42d3-a456-426614174000";

  @TempDir Path mount;

  private final InMemoryObjectStore bucket = InMemoryObjectStore.versioned();

  private Function consumer(String... variables) {
    return Function.consumer(mount, bucket, variables);
  }

  /** Puts a file onto the share and tells its id. */
  private String put(String key, byte[] content) throws IOException {
    Map<String, Object> members =
        Map.of("key", "models/" + key, "data", Base64.getEncoder().encodeToString(content));
    String body = Json.text(members);
    Function producer = Function.producer(mount, bucket);
    return String.valueOf(
        producer.send(Events.httpApi("POST", "/ingest", body)).body().string("fileId"));
  }

  private String put(String key) throws IOException {
    return put(key, "hello".getBytes(StandardCharsets.UTF_8));
  }

  private static Reply predict(Function consumer, String body) throws IOException {
    return consumer.send(Events.httpApi("POST", "/predict", body));
  }

  private Reply fileOfKey(String query) throws IOException {
    return consumer().send(Events.httpApi("GET", "/files", query, Map.of(), ""));
  }

  private Reply fileOfId(String id) throws IOException {
    return consumer().send(Events.httpApi("GET", "/files/" + id, ""));
  }

  @Test
  void predict_ofAFile_answersAsDescribed() throws IOException {
    put("a.txt");

    assertSuccess(PREDICT, predict(consumer(), MODEL));
  }

  @Test
  void predict_archived_answersAsDescribed() throws IOException {
    put("a.txt");

    assertSuccess(PREDICT, predict(consumer("ENABLE_S3_ARCHIVE", "true"), MODEL));
  }

  @Test
  void predict_ofAFileWithoutRecord_answersAsDescribed() throws IOException {
    put("another.txt");
    Files.writeString(mount.resolve("models/a.txt"), "hello");

    assertSuccess(PREDICT, predict(consumer(), MODEL));
  }

  @Test
  void predict_ofNonsense_answersAsDescribed() throws IOException {
    assertError(PREDICT, predict(consumer(), "{}"), 400, "INVALID_REQUEST");
  }

  @Test
  void predict_ofNothing_answersAsDescribed() throws IOException {
    assertError(PREDICT, predict(consumer(), MODEL), 404, "NOT_FOUND");
    assertError(PREDICT, predict(consumer(), "{\"fileId\":\"" + NOBODY + "\"}"), 404, "NOT_FOUND");
  }

  @Test
  void predict_ofTooMuch_answersAsDescribed() throws IOException {
    String body = "{\"model\":\"a.txt\",\"input\":\"" + "x".repeat(1 << 20) + "\"}";

    assertError(PREDICT, predict(consumer(), body), 413, "PAYLOAD_TOO_LARGE");
  }

  @Test
  void predict_ofDamagedContent_answersAsDescribed() throws IOException {
    put("a.txt");
    Files.writeString(mount.resolve("models/a.txt"), "HELLO");

    assertError(PREDICT, predict(consumer(), MODEL), 500, "EFS_READ_FAILED");
  }

  @Test
  void predict_withAModelThatIsNone_answersAsDescribed() throws IOException {
    put("fake.bin", likeAModel());
    String body = "{\"model\":\"fake.bin\",\"input\":\"some text\"}";

    assertError(PREDICT, predict(consumer(), body), 500, "PROCESSING_FAILED");
  }

  /** A ZIP archive as a model is one, of nothing that a model has. */
  private static byte[] likeAModel() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("manifest.properties"));
      zip.write("Component-Name=LanguageDetectorME\n".getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  @Test
  void predict_thatCannotWrite_answersAsDescribed() throws IOException {
    String id = put("a.txt");
    Files.createDirectory(mount.resolve("outputs").resolve(id + ".result"));

    assertError(PREDICT, predict(consumer(), MODEL), 500, "EFS_WRITE_FAILED");
  }

  @Test
  void predict_notArchived_answersAsDescribed() throws IOException {
    String id = put("a.txt");
    Function consumer = consumer("ENABLE_S3_ARCHIVE", "true");
    consumer.objects.refuse("outputs/" + id + ".result", Kind.ACCESS_DENIED);

    assertError(PREDICT, predict(consumer, MODEL), 500, "S3_ARCHIVE_FAILED");
  }

  @Test
  void file_ofAKey_answersAsDescribed() throws IOException {
    put("a.txt");

    assertSuccess(FILE_OF_KEY, fileOfKey("key=models/a.txt"));
  }

  @Test
  void file_ofAnId_answersAsDescribed() throws IOException {
    assertSuccess(FILE_OF_ID, fileOfId(put("a.txt")));
  }

  @Test
  void file_fromTheBucket_answersAsDescribed() throws IOException {
    bucket.put(
        ObjectRef.of(Function.BUCKET, "models/a.txt"),
        ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8)),
        "text/plain");
    Function.producer(mount, bucket)
        .send(Events.s3(Events.S3Object.put(Function.BUCKET, "models/a.txt", "0A")));

    assertSuccess(FILE_OF_KEY, fileOfKey("key=a.txt"));
  }

  @Test
  void file_ofNonsense_answersAsDescribed() throws IOException {
    assertError(FILE_OF_KEY, fileOfKey(""), 400, "INVALID_REQUEST");
    assertError(FILE_OF_ID, fileOfId("nobody"), 400, "INVALID_REQUEST");
  }

  @Test
  void file_ofNothing_answersAsDescribed() throws IOException {
    assertError(FILE_OF_KEY, fileOfKey("key=a.txt"), 404, "NOT_FOUND");
    assertError(FILE_OF_ID, fileOfId(NOBODY), 404, "NOT_FOUND");
  }

  @Test
  void file_withADamagedRecord_answersAsDescribed() throws IOException {
    String id = put("a.txt");
    try (var files = Files.walk(mount.resolve(".efs-share/keys"))) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(each, "{");
      }
    }

    assertError(FILE_OF_KEY, fileOfKey("key=a.txt"), 500, "EFS_READ_FAILED");
    assertError(FILE_OF_ID, fileOfId(id), 500, "EFS_READ_FAILED");
  }

  @ParameterizedTest
  @CsvSource({"POST, /predict", "GET, /files", "GET, /files/{fileId}"})
  void anything_withoutMount_answersAsDescribed(String method, String path) throws IOException {
    Function consumer = Function.consumer(mount.resolve("absent"), bucket);
    byte[] event =
        Events.httpApi(method, path.replace("{fileId}", NOBODY), "key=a.txt", Map.of(), MODEL);

    assertError(method + " " + path, consumer.send(event), 500, "MOUNT_FAILED");
  }

  @ParameterizedTest
  @CsvSource({"POST, /predict", "GET, /files", "GET, /files/{fileId}"})
  void anything_withUnusableVariables_answersAsDescribed(String method, String path)
      throws IOException {
    byte[] event =
        Events.httpApi(method, path.replace("{fileId}", NOBODY), "key=a.txt", Map.of(), MODEL);

    assertError(
        method + " " + path,
        consumer("EXISTING_FILE", "perhaps").send(event),
        500,
        "INVALID_CONFIGURATION");
  }
}
