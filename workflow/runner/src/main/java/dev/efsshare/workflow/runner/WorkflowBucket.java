package dev.efsshare.workflow.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.efsshare.demo.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket through which stages hand over. Safe for use by many threads. */
public final class WorkflowBucket {
  private static final JsonMapper JSON = new JsonMapper();

  private final S3Client s3;
  private final String name;

  WorkflowBucket(S3Client s3, String name) {
    this.s3 = s3;
    this.name = name;
  }

  /**
   * The bucket's name.
   *
   * @return for example {@code efs-share-workflow-dev-123456789012}
   */
  public String name() {
    return name;
  }

  /**
   * Brings records to where stages read them. The same content has the same key.
   *
   * @param file JSON Lines
   * @return the key
   * @throws IOException if the file cannot be read
   */
  public String putInput(Path file) throws IOException {
    String key = "inputs/" + sha256(Files.newInputStream(file)) + ".jsonl";
    s3.putObject(r -> r.bucket(name).key(key), RequestBody.fromFile(file));
    return key;
  }

  /**
   * An object that is one JSON value.
   *
   * @param key its key
   * @return all of it
   */
  public JsonNode json(String key) {
    try (InputStream in = s3.getObject(r -> r.bucket(name).key(key))) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(key + " cannot be read as JSON", e);
    }
  }

  /**
   * Reads an object line by line.
   *
   * @param key its key
   * @return from its start; to be closed
   */
  public BufferedReader reader(String key) {
    InputStream content = s3.getObject(r -> r.bucket(name).key(key));
    return new BufferedReader(new InputStreamReader(content, UTF_8));
  }

  /**
   * How many lines an object has.
   *
   * @param key its key
   * @return by counting them
   * @throws IOException if it cannot be read
   */
  public long lines(String key) throws IOException {
    try (BufferedReader lines = reader(key)) {
      return lines.lines().count();
    }
  }

  /**
   * What an object's writer says of it.
   *
   * @param key its key
   * @return the metadata, by name
   */
  public Map<String, String> metadata(String key) {
    return s3.headObject(r -> r.bucket(name).key(key)).metadata();
  }

  /**
   * The contents of objects.
   *
   * @param prefix how they begin
   * @return SHA-256 of each object's bytes, by key, in order
   */
  public Map<String, String> contents(String prefix) {
    Map<String, String> contents = new TreeMap<>();
    for (S3Object object :
        s3.listObjectsV2Paginator(r -> r.bucket(name).prefix(prefix)).contents()) {
      contents.put(object.key(), sha256(s3.getObject(r -> r.bucket(name).key(object.key()))));
    }
    return contents;
  }

  /**
   * The objects that are there, and when each was written.
   *
   * @param prefix how their keys begin
   * @return time and entity tag of each, by key, in order
   */
  public Map<String, String> listing(String prefix) {
    Map<String, String> listing = new TreeMap<>();
    for (S3Object object :
        s3.listObjectsV2Paginator(r -> r.bucket(name).prefix(prefix)).contents()) {
      listing.put(object.key(), object.lastModified() + " " + object.eTag());
    }
    return listing;
  }

  private static String sha256(InputStream content) {
    try (content) {
      return Sha256.hex(Sha256.digest(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
