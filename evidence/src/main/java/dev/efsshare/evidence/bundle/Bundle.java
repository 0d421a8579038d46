package dev.efsshare.evidence.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is collected, until it is sealed: files in a folder, each with a sentence that says what it
 * is, and a list of what could not be had.
 *
 * <p>Text passes the {@link Redactor}, without exception; what is no text is put in as it is. A
 * path is used once.
 *
 * <p>Thread-safety: for one thread.
 */
public final class Bundle {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path folder;
  private final Redactor redactor;
  private final Map<String, Entry> entries = new TreeMap<>();
  private final List<String> missing = new ArrayList<>();

  /**
   * An empty bundle.
   *
   * @param folder exists and is empty; the caller deletes it
   * @param redactor sees every text
   */
  public Bundle(Path folder, Redactor redactor) {
    this.folder = folder;
    this.redactor = redactor;
  }

  /**
   * Adds text.
   *
   * @param path within the bundle, with {@code /}
   * @param about what it is, one sentence
   * @param text secrets in it are replaced
   * @throws IOException if it cannot be written, or the path is taken
   */
  public void addText(String path, String about, String text) throws IOException {
    addText(path, about, text.getBytes(UTF_8));
  }

  /**
   * Adds text that came as bytes in UTF-8. Without secrets in it every byte stays as it came, also
   * one that is no UTF-8.
   *
   * @param path within the bundle, with {@code /}
   * @param about what it is, one sentence
   * @param text secrets in it are replaced
   * @throws IOException if it cannot be written, or the path is taken
   */
  public void addText(String path, String about, byte[] text) throws IOException {
    Redactor.Redacted redacted = redactor.redact(new String(text, UTF_8));
    Path file = file(path);
    Files.write(file, redacted.count() == 0 ? text : redacted.text().getBytes(UTF_8));
    record(path, about, file, redacted.count());
  }

  /**
   * Adds a value as JSON.
   *
   * @param path within the bundle, with {@code /}
   * @param about what it is, one sentence
   * @param value what Jackson can write; secrets in it are replaced
   * @throws IOException if it cannot be written, or the path is taken
   */
  public void addJson(String path, String about, Object value) throws IOException {
    addText(path, about, json(value));
  }

  /**
   * Adds a file that holds no text, as it is.
   *
   * @param path within the bundle, with {@code /}
   * @param about what it is, one sentence
   * @param content is copied
   * @throws IOException if it cannot be copied, or the path is taken
   */
  public void addBinary(String path, String about, Path content) throws IOException {
    Path file = file(path);
    Files.copy(content, file);
    record(path, about, file, 0);
  }

  /**
   * Text without secrets, for what is drawn of it.
   *
   * @param text any
   * @return what would stand in the bundle
   */
  public String redacted(String text) {
    return redactor.redact(text).text();
  }

  /**
   * Says that something could not be had; the bundle's first page says so, too.
   *
   * @param what the thing, and who refused it why
   */
  public void missing(String what) {
    missing.add(redacted(what));
  }

  /**
   * What could not be had.
   *
   * @return in the order in which it was met
   */
  public List<String> missing() {
    return List.copyOf(missing);
  }

  /** The files so far, by path. */
  List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** The content of a file. */
  Path content(Entry entry) {
    return folder.resolve(entry.path());
  }

  static String json(Object value) throws IOException {
    return JSON.writeValueAsString(value) + "\n";
  }

  private Path file(String path) throws IOException {
    Path file = folder.resolve(path).normalize();
    if (!file.startsWith(folder) || entries.containsKey(path)) {
      throw new FileAlreadyExistsException(path, null, "is in the bundle, or leaves it");
    }
    Files.createDirectories(file.resolveSibling("."));
    return file;
  }

  private void record(String path, String about, Path file, int redactions) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Digests.Digest digest = Digests.of(in);
      entries.put(path, new Entry(path, about, digest.bytes(), digest.sha256(), redactions));
    }
  }
}
