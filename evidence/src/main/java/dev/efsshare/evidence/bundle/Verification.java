package dev.efsshare.evidence.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The check of a zip against the manifest in it.
 *
 * @param files how many files the manifest lists
 * @param sha256 of the zip itself, lower-case hexadecimal
 * @param subject what the bundle says it is
 * @param differences one line for each thing that is not as the manifest says; empty when all is
 */
public record Verification(int files, String sha256, String subject, List<String> differences) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads every entry and compares. Nothing is unpacked.
   *
   * @param zip made by {@link Sealer}
   * @return what was found
   * @throws IOException if reading breaks off
   * @throws EvidenceException if there is no such file, or it is no evidence bundle
   */
  public static Verification of(Path zip) throws IOException {
    if (!Files.isRegularFile(zip)) {
      throw new EvidenceException("There is no file " + zip + "; name a zip made by this command");
    }
    try (ZipFile file = new ZipFile(zip.toFile(), UTF_8)) {
      Check check = new Check(file);
      JsonNode manifest = check.manifest(zip);
      check.compareAll(manifest);
      return new Verification(
          manifest.path("files").size(),
          Digests.of(Files.newInputStream(zip)).sha256(),
          manifest.path("subject").asText(),
          List.copyOf(check.differences));
    } catch (ZipException e) {
      throw new EvidenceException(
          "%s is no zip that can be read (%s); it may have been cut off on its way"
              .formatted(zip, e.getMessage()),
          e);
    }
  }

  /** One check, while it goes on. */
  private static final class Check {
    private final ZipFile zip;
    private final Map<String, ZipEntry> present = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();

    Check(ZipFile zip) {
      this.zip = zip;
      zip.stream()
          .filter(entry -> !entry.isDirectory())
          .forEach(entry -> {
            if (present.put(entry.getName(), entry) != null) {
              differences.add(entry.getName() + ": is in the zip twice");
            }
          });
    }

    private byte[] manifestBytes() {
      ZipEntry entry = present.get(Sealer.FOLDER + Sealer.MANIFEST);
      if (entry == null) {
        throw new EvidenceException(
            "%s has no %s: it is no evidence bundle".formatted(zip.getName(), Sealer.MANIFEST));
      }
      try {
        return content(entry);
      } catch (IOException e) {
        throw new EvidenceException(
            "%s of %s cannot be read (%s)"
                .formatted(Sealer.MANIFEST, zip.getName(), e.getMessage()),
            e);
      }
    }

    JsonNode manifest(Path name) throws IOException {
      try {
        JsonNode manifest = JSON.readTree(manifestBytes());
        if (manifest.path("schema").asInt() == 1 && manifest.path("files").isArray()) {
          return manifest;
        }
        throw new EvidenceException(
            "The manifest of %s has schema %s; this version reads 1"
                .formatted(name, manifest.path("schema")));
      } catch (JacksonException e) {
        throw new EvidenceException(
            "The manifest of %s is no JSON: %s".formatted(name, e.getOriginalMessage()), e);
      }
    }

    void compareAll(JsonNode manifest) throws IOException {
      Set<String> expected = new HashSet<>();
      StringBuilder sums = new StringBuilder();
      for (JsonNode listed : manifest.path("files")) {
        String path = listed.path("path").asText();
        expected.add(Sealer.FOLDER + path);
        sums.append(listed.path("sha256").asText() + "  " + path + "\n");
        compare(path, listed);
      }
      expected.add(Sealer.FOLDER + Sealer.MANIFEST);
      expected.add(Sealer.FOLDER + Sealer.SUMS);
      sums.append(
          Digests.of(new ByteArrayInputStream(manifestBytes())).sha256()
              + "  "
              + Sealer.MANIFEST
              + "\n");
      compareSums(sums.toString());
      present.keySet().stream()
          .filter(name -> !expected.contains(name))
          .forEach(name -> differences.add(name + ": is not in the manifest"));
    }

    private void compare(String path, JsonNode listed) {
      ZipEntry entry = present.get(Sealer.FOLDER + path);
      if (entry == null) {
        differences.add(path + ": is in the manifest, but not in the zip");
        return;
      }
      try {
        Digests.Digest found = digest(entry);
        if (found.bytes() != listed.path("bytes").asLong(-1)) {
          differences.add(
              "%s: has %d bytes, the manifest says %s"
                  .formatted(path, found.bytes(), listed.path("bytes")));
        } else if (!found.sha256().equals(listed.path("sha256").asText())) {
          differences.add(
              "%s: has SHA-256 %s, the manifest says %s"
                  .formatted(path, found.sha256(), listed.path("sha256").asText()));
        }
      } catch (IOException e) {
        differences.add(unreadable(path, e));
      }
    }

    private void compareSums(String expected) {
      ZipEntry entry = present.get(Sealer.FOLDER + Sealer.SUMS);
      try {
        if (entry == null || !new String(content(entry), UTF_8).equals(expected)) {
          differences.add(Sealer.SUMS + ": does not say what the manifest says");
        }
      } catch (IOException e) {
        differences.add(unreadable(Sealer.SUMS, e));
      }
    }

    private static String unreadable(String path, IOException e) {
      return "%s: cannot be read (%s)".formatted(path, e.getMessage());
    }

    private Digests.Digest digest(ZipEntry entry) throws IOException {
      return Digests.of(zip.getInputStream(entry));
    }

    private byte[] content(ZipEntry entry) throws IOException {
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readAllBytes();
      }
    }
  }
}
