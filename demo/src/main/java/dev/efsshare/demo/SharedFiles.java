package dev.efsshare.demo;

import dev.efsshare.demo.Progress.Unit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The files that one run of the demonstration shares, in a folder of its own on the share, so that
 * what an earlier run left says nothing about this one. Thread-safe.
 */
public final class SharedFiles {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private final Share share;
  private final String folder = "models/demo-" + FOLDER.format(Instant.now()) + "/";

  SharedFiles(Share share) {
    this.share = share;
  }

  /**
   * The key of a file of this run.
   *
   * @param name without folder
   * @return the key in the bucket, and the path below the mount
   */
  public String key(String name) {
    return folder + name;
  }

  /**
   * The name of a file of this run.
   *
   * @param key its key
   * @return without folder
   */
  public static String nameOf(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  /**
   * Uploads a file to the bucket, whose event puts it onto the share.
   *
   * @param key where to
   * @param content what
   * @return the object's entity tag, without quotes
   */
  public String upload(String key, byte[] content) {
    return putObject(key, Sha256.digest(content), RequestBody.fromBytes(content));
  }

  /**
   * Uploads a large file to the bucket, with a progress bar.
   *
   * @param key where to
   * @param content what
   * @param sha256 its checksum
   * @param findings shows the bar
   * @return the object's entity tag, without quotes
   */
  public String upload(String key, RandomContent content, byte[] sha256, Findings findings) {
    Progress.Bar bar =
        findings.counting("uploading " + nameOf(key), content.sizeBytes(), Unit.BYTES);
    RequestBody body =
        RequestBody.fromContentProvider(
            () -> {
              bar.restart();
              return new Counted(content.open(), bar);
            },
            content.sizeBytes(),
            "application/octet-stream");
    return putObject(key, sha256, body);
  }

  private String putObject(String key, byte[] sha256, RequestBody body) {
    return share
        .s3()
        .putObject(
            b -> b.bucket(share.bucket()).key(key).checksumSHA256(Sha256.base64(sha256)), body)
        .eTag()
        .replace("\"", "");
  }

  /**
   * Puts content onto the share by a request.
   *
   * @param key where to
   * @param content what
   * @param replace whether it replaces what is there
   * @return the answer
   * @throws IOException if there is none
   * @throws InterruptedException if interrupted while waiting
   */
  public ApiAnswer ingest(String key, byte[] content, boolean replace)
      throws IOException, InterruptedException {
    String data = Base64.getEncoder().encodeToString(content);
    return share.post("/ingest", Map.of("key", key, "data", data, "replace", replace));
  }

  /**
   * The record of a key's newest file.
   *
   * @param key the key
   * @return the answer; 404 if there is none
   * @throws IOException if there is no answer
   * @throws InterruptedException if interrupted while waiting
   */
  public ApiAnswer record(String key) throws IOException, InterruptedException {
    return share.get("/files?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
  }

  /**
   * Waits until the share has a file with this content.
   *
   * @param key the key
   * @param sha256 of the content
   * @return the record
   * @throws Exception if it does not come in time
   */
  public ApiAnswer await(String key, byte[] sha256) throws Exception {
    String expected = Sha256.hex(sha256);
    return await(key, answer -> expected.equals(sha256Of(answer)));
  }

  private ApiAnswer await(String key, Predicate<ApiAnswer> arrived) throws Exception {
    ApiAnswer[] last = {record(key)};
    Await.until(
        LIMIT,
        share.target().pollInterval(),
        key + " to be on the share",
        () -> {
          if (!arrived.test(last[0])) {
            last[0] = record(key);
          }
          return arrived.test(last[0]);
        });
    return last[0];
  }

  /**
   * The checksum that a record tells.
   *
   * @param record an answer of {@link #record}
   * @return lower-case hexadecimal; empty if there is none
   */
  public static String sha256Of(ApiAnswer record) {
    return record.body().path("checksums").path("SHA-256").asText();
  }

  /**
   * The language model, on the share; it is put there when it is not.
   *
   * @return its key
   * @throws Exception if it cannot be put there
   */
  public String languageModel() throws Exception {
    String key = key(LanguageModel.NAME);
    if (record(key).status() != 200) {
      byte[] model = LanguageModel.bytes();
      upload(key, model);
      await(key, Sha256.digest(model));
    }
    return key;
  }

  /**
   * Replaces a large file by nothing much, twice: the newest two generations are kept, all others
   * are removed a day later.
   *
   * @param key the key
   * @throws IOException if there is no answer
   * @throws InterruptedException if interrupted while waiting
   */
  public void giveSpaceBack(String key) throws IOException, InterruptedException {
    share.s3().deleteObject(b -> b.bucket(share.bucket()).key(key));
    ingest(key, new byte[] {1}, true);
    ingest(key, new byte[] {2}, true);
  }

  /** Tells a bar what was read. */
  private static final class Counted extends FilterInputStream {
    private final Progress.Bar bar;

    Counted(InputStream in, Progress.Bar bar) {
      super(in);
      this.bar = bar;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      bar.advance(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      bar.advance(Math.max(0, count));
      return count;
    }
  }
}
