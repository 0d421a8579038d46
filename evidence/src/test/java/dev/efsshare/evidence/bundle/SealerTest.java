package dev.efsshare.evidence.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {
  @TempDir private Path folder;

  @Test
  void seal_sameFilesTwice_givesSameBytes() throws IOException {
    Path first = SampleBundle.seal(folder, "first.zip");
    Path second = SampleBundle.seal(folder, "second.zip");

    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void seal_entries_tellNoTimeOfTheirOwn() throws IOException {
    try (ZipFile zip = new ZipFile(SampleBundle.seal(folder, "c.zip").toFile())) {
      assertThat(zip.stream())
          .allSatisfy(entry -> {
            assertThat(entry.getTimeLocal()).isEqualTo("1980-02-01T00:00:00");
            assertThat(entry.getExtra()).isNull();
          });
    }
  }

  @Test
  void seal_entries_haveFixedOrder() throws IOException {
    try (ZipFile zip = new ZipFile(SampleBundle.seal(folder, "a.zip").toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly(
              "efs-share-evidence/README.md",
              "efs-share-evidence/manifest.json",
              "efs-share-evidence/SHA256SUMS",
              "efs-share-evidence/environment.json",
              "efs-share-evidence/logs/[$LATEST]a b.log",
              "efs-share-evidence/pages/p.png");
    }
  }

  @Test
  void seal_firstPage_namesEveryFileAndWhatIsMissing() throws IOException {
    String page = Files.readString(unpack("a.zip").resolve("README.md"));

    assertThat(page)
        .contains("A sample.")
        .contains("`environment.json` | the machine")
        .contains("`pages/p.png` | a page")
        .contains("- EFS DescribeBackupPolicy: not allowed");
  }

  @Test
  void seal_sums_areAcceptedBySha256sum() throws Exception {
    Path unpacked = unpack("b.zip");

    Process check =
        new ProcessBuilder("sha256sum", "--strict", "-c", "SHA256SUMS")
            .directory(unpacked.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), UTF_8);

    assertThat(check.waitFor()).as(said).isZero();
    assertThat(said.lines()).hasSize(5).allMatch(line -> line.endsWith(": OK"));
  }

  private Path unpack(String name) throws IOException {
    Path target = Files.createDirectory(folder.resolve(name + ".unpacked"));
    try (ZipFile zip = new ZipFile(SampleBundle.seal(folder, name).toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        Path file = target.resolve(entry.getName().substring(Sealer.FOLDER.length()));
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, file);
        }
      }
    }
    return target;
  }
}
