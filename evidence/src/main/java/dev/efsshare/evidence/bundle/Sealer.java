package dev.efsshare.evidence.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes one zip of a bundle: the first page, the manifest, the checksums, then the files by path.
 * The same bundle gives the same bytes: entries have a fixed order and a fixed time.
 */
public final class Sealer {
  /** The folder within the zip. */
  static final String FOLDER = "efs-share-evidence/";

  static final String README = "README.md";
  static final String MANIFEST = "manifest.json";
  static final String SUMS = "SHA256SUMS";

  /** A zip tells no earlier year; from its first month on, no time zone comes into it. */
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private Sealer() {}

  /**
   * Writes the zip beside its name first, so that a half-written one never has it.
   *
   * @param bundle what was collected
   * @param cover what it is
   * @param zip replaced if it exists
   * @return the zip's SHA-256, lower-case hexadecimal
   * @throws IOException if it cannot be written
   */
  public static String seal(Bundle bundle, Cover cover, Path zip) throws IOException {
    byte[] readme = FirstPage.of(bundle, cover).getBytes(UTF_8);
    List<Entry> listed = new ArrayList<>();
    listed.add(entry(README, "This page.", readme));
    listed.addAll(bundle.entries());
    byte[] manifest = Bundle.json(manifest(bundle, cover, listed)).getBytes(UTF_8);
    List<Entry> summed = new ArrayList<>(listed);
    summed.add(entry(MANIFEST, "", manifest));
    Path written = zip.resolveSibling(zip.getFileName() + ".part");
    try {
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(written))) {
        put(out, README, readme);
        put(out, MANIFEST, manifest);
        put(out, SUMS, sums(summed).getBytes(UTF_8));
        for (Entry file : bundle.entries()) {
          begin(out, file.path());
          Files.copy(bundle.content(file), out);
          out.closeEntry();
        }
      }
      Files.move(written, zip, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
    return Digests.of(Files.newInputStream(zip)).sha256();
  }

  private static Map<String, Object> manifest(Bundle bundle, Cover cover, List<Entry> files) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("schema", 1);
    manifest.put("target", cover.target());
    manifest.put("subject", cover.subject());
    manifest.put("collected_at", cover.collectedAt().toString());
    manifest.put("from", cover.window().from().toString());
    manifest.put("to", cover.window().to().toString());
    manifest.put("missing", bundle.missing());
    manifest.put("files", files);
    return manifest;
  }

  /** In the form that {@code sha256sum -c} reads. */
  static String sums(List<Entry> files) {
    StringBuilder sums = new StringBuilder();
    files.forEach(file -> sums.append(file.sha256() + "  " + file.path() + "\n"));
    return sums.toString();
  }

  private static Entry entry(String path, String about, byte[] content) throws IOException {
    Digests.Digest digest = Digests.of(new ByteArrayInputStream(content));
    return new Entry(path, about, digest.bytes(), digest.sha256(), 0);
  }

  private static void put(ZipOutputStream out, String path, byte[] content) throws IOException {
    begin(out, path);
    out.write(content);
    out.closeEntry();
  }

  private static void begin(ZipOutputStream out, String path) throws IOException {
    ZipEntry entry = new ZipEntry(FOLDER + path);
    entry.setTimeLocal(ENTRY_TIME);
    out.putNextEntry(entry);
  }
}
