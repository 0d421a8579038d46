package dev.efsshare.demo.steps;

import dev.efsshare.demo.ApiAnswer;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.SharedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A mistake, and how docs/api.md says that it is answered.
 *
 * @param words the mistake
 * @param status of the answer
 * @param code in the answer
 * @param call makes the mistake
 */
record ErrorCase(String words, int status, String code, Call call) {
  private static final String INVALID = "INVALID_REQUEST";
  private static final String NOT_FOUND = "NOT_FOUND";

  /** Makes a request. */
  interface Call {
    ApiAnswer make() throws Exception;
  }

  /** Those that a healthy stack can be brought to, wherever it runs. */
  static List<ErrorCase> on(Share share) {
    List<ErrorCase> cases = new ArrayList<>(ofProducer(share));
    cases.addAll(ofConsumer(share));
    if (share.host().isPresent()) {
      cases.add(new ErrorCase("damaged content", 500, "EFS_READ_FAILED", () -> damaged(share)));
    }
    return cases;
  }

  private static List<ErrorCase> ofProducer(Share share) {
    String none = share.files().key("none.bin");
    return List.of(
        new ErrorCase(
            "an object that is not in the bucket",
            404,
            "S3_NOT_FOUND",
            () -> share.post("/ingest", Map.of("key", none))),
        new ErrorCase(
            "a request without key or data",
            400,
            INVALID,
            () -> share.post("/ingest", Map.of("no", "key"))),
        new ErrorCase(
            "a key that leaves the mount",
            400,
            INVALID,
            () -> share.post("/ingest", Map.of("key", "models/../../etc/passwd"))),
        new ErrorCase(
            "a body that is not JSON",
            400,
            INVALID,
            () -> share.post("/ingest", "application/json", bytes("{not json"))),
        new ErrorCase(
            "an upload that would be too large",
            413,
            "FILE_TOO_LARGE",
            () -> share.post("/uploads", Map.of("key", none, "sizeBytes", 1L << 41))));
  }

  private static List<ErrorCase> ofConsumer(Share share) {
    String none = share.files().key("none.bin");
    String unknown = UUID.randomUUID().toString();
    return List.of(
        new ErrorCase(
            "a file id that is not on the share",
            404,
            NOT_FOUND,
            () -> share.predict(Map.of("fileId", unknown))),
        new ErrorCase(
            "a model that is not on the share",
            404,
            NOT_FOUND,
            () -> share.predict(Map.of("model", none))),
        new ErrorCase("a prediction of nothing", 400, INVALID, () -> share.predict(Map.of())),
        new ErrorCase(
            "a record that is not on the share",
            404,
            NOT_FOUND,
            () -> share.get("/files/" + unknown)),
        new ErrorCase(
            "text for a file that is no model", 400, INVALID, () -> textForNoModel(share)),
        new ErrorCase(
            "a prediction of more than 1 MiB",
            413,
            "PAYLOAD_TOO_LARGE",
            () -> share.predict(Map.of("model", none, "input", "x".repeat(2 << 20)))),
        new ErrorCase(
            "a model that cannot be loaded", 500, "PROCESSING_FAILED", () -> broken(share)));
  }

  private static ApiAnswer textForNoModel(Share share) throws Exception {
    String key = share.files().key("plain.txt");
    share.files().ingest(key, bytes("not a model"), false);
    return share.predict(Map.of("model", key, "input", "Guten Tag"));
  }

  private static ApiAnswer broken(Share share) throws Exception {
    String key = share.files().key("broken.bin");
    share.files().ingest(key, brokenLanguageModel(), false);
    return share.predict(Map.of("model", key, "input", "Guten Tag"));
  }

  /** Somebody writes into a file on the mount. */
  private static ApiAnswer damaged(Share share) throws Exception {
    SharedFiles files = share.files();
    String key = files.key("damaged.txt");
    files.ingest(key, bytes("what was stored"), false);
    Files.writeString(share.host().orElseThrow().pathOf(key), "what is there  ");
    return share.predict(Map.of("model", key));
  }

  /** Says that it is a language model, and is none. */
  private static byte[] brokenLanguageModel() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("manifest.properties"));
      zip.write(
          bytes(
              "Component-Name=LanguageDetectorME\nOpenNLP-Version=2.5.0\nManifest-Version=1.0\n"));
      zip.putNextEntry(new ZipEntry("langdetect.model"));
      zip.write(bytes("nothing of the kind"));
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
