package dev.efsshare.evidence.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTest {
  @TempDir private Path folder;
  private Path zip = Path.of("");

  @BeforeEach
  void seal() throws IOException {
    zip = SampleBundle.seal(folder, "sample.zip");
  }

  @Test
  void of_untouchedZip_findsNoDifference() throws IOException {
    Verification found = Verification.of(zip);

    assertThat(found.differences()).isEmpty();
    assertThat(found.files()).isEqualTo(4);
    assertThat(found.subject()).isEqualTo("A sample.");
    assertThat(found.sha256()).hasSize(64);
  }

  @Test
  void of_changedFile_isNamed() throws IOException {
    change(files -> files.put(Sealer.FOLDER + "logs/[$LATEST]a b.log", bytes("one\ntwO\n")));

    assertThat(Verification.of(zip).differences())
        .singleElement()
        .asString()
        .startsWith("logs/[$LATEST]a b.log: has SHA-256 ");
  }

  @Test
  void of_longerFile_isNamedWithBothSizes() throws IOException {
    change(files -> files.put(Sealer.FOLDER + "logs/[$LATEST]a b.log", bytes("one\ntwo\nthree\n")));

    assertThat(Verification.of(zip).differences())
        .containsExactly("logs/[$LATEST]a b.log: has 14 bytes, the manifest says 8");
  }

  @Test
  void of_removedFile_isNamed() throws IOException {
    change(files -> files.remove(Sealer.FOLDER + "pages/p.png"));

    assertThat(Verification.of(zip).differences())
        .containsExactly("pages/p.png: is in the manifest, but not in the zip");
  }

  @Test
  void of_addedFile_isNamed() throws IOException {
    change(files -> files.put(Sealer.FOLDER + "logs/more.log", bytes("x")));

    assertThat(Verification.of(zip).differences())
        .containsExactly("efs-share-evidence/logs/more.log: is not in the manifest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"README.md", "manifest.json", "SHA256SUMS", "logs/[$LATEST]a b.log", "other/a"})
  void of_addedFileBesideTheFolder_isNamed(String name) throws IOException {
    change(files -> files.put(name, bytes("x")));

    assertThat(Verification.of(zip).differences())
        .containsExactly(name + ": is not in the manifest");
  }

  @Test
  void of_changedFileWithItsManifestEntry_isFoundByTheSums() throws IOException {
    change(files -> {
      String manifest =
          new String(files.getOrDefault(Sealer.FOLDER + "manifest.json", new byte[0]), UTF_8);
      files.put(Sealer.FOLDER + "manifest.json", bytes(manifest.replace("A sample.", "Another.")));
    });

    assertThat(Verification.of(zip).differences())
        .containsExactly("SHA256SUMS: does not say what the manifest says");
  }

  @Test
  void of_noFile_saysSo() {
    assertThatThrownBy(() -> Verification.of(folder.resolve("none.zip")))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("none.zip");
  }

  @Test
  void of_zipThatWasCutOff_saysSo() throws IOException {
    byte[] whole = Files.readAllBytes(zip);
    Files.write(zip, Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> Verification.of(zip))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("sample.zip is no zip that can be read");
  }

  @Test
  void of_zipWithoutManifest_isNoBundle() throws IOException {
    change(files -> files.remove(Sealer.FOLDER + "manifest.json"));

    assertThatThrownBy(() -> Verification.of(zip))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("it is no evidence bundle");
  }

  @Test
  void of_damagedContent_isNamed() throws IOException {
    byte[] whole = Files.readAllBytes(zip);
    int content = new String(whole, StandardCharsets.ISO_8859_1).indexOf("p.png");
    whole[content + 8] ^= 0x55;
    Files.write(zip, whole);

    assertThat(Verification.of(zip).differences())
        .singleElement()
        .asString()
        .startsWith("pages/p.png: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pages/p.png", "SHA256SUMS"})
  void of_contentThatEndsTooEarly_isNamed(String name) throws IOException {
    endTooEarly(name);

    assertThat(Verification.of(zip).differences())
        .singleElement()
        .asString()
        .startsWith(name + ": cannot be read (Unexpected end");
  }

  @Test
  void of_manifestThatEndsTooEarly_saysSo() throws IOException {
    endTooEarly("manifest.json");

    assertThatThrownBy(() -> Verification.of(zip))
        .isInstanceOf(EvidenceException.class)
        .hasMessageStartingWith("manifest.json of ")
        .hasMessageContaining("sample.zip cannot be read (Unexpected end");
  }

  /** Its compressed content now begins with a block that says it is longer than all there is. */
  private void endTooEarly(String name) throws IOException {
    byte[] whole = Files.readAllBytes(zip);
    int content =
        new String(whole, StandardCharsets.ISO_8859_1).indexOf(Sealer.FOLDER + name)
            + (Sealer.FOLDER + name).length();
    byte[] block = {0, (byte) 0xff, (byte) 0xff, 0, 0};
    System.arraycopy(block, 0, whole, content, block.length);
    Files.write(zip, whole);
  }

  /** Writes the zip anew with other files. */
  private void change(Consumer<Map<String, byte[]>> change) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipFile old = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : old.stream().toList()) {
        try (InputStream in = old.getInputStream(entry)) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    change.accept(files);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
        out.closeEntry();
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
