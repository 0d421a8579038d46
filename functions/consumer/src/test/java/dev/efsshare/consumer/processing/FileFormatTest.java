package dev.efsshare.consumer.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFormatTest {

  @ParameterizedTest
  @CsvSource({
    "1f8b0800,gzip",
    "fd377a585a000000,xz",
    "28b52ffd00,zstd",
    "425a6839,bzip2",
    "894844460d0a1a0a,hdf5",
    "89504e470d0a1a0a,png",
    "ffd8ffe0,jpeg",
    "255044462d312e37,pdf",
    "474755460300,gguf",
    "1c00000054464c33,tflite",
    "5041523115,parquet",
    "934e554d505901,numpy",
    "7f454c4602,elf",
    "cafebabe,java-class",
    "80047d,pickle",
    "80025d,pickle",
    "080712077079006f72636800,binary",
    "080712077079746f7263683a,onnx",
    "1000000000000000" + "7b22,safetensors",
    "504b0304,zip",
    "deadbeef00,binary",
    "00,binary",
    "'',empty",
  })
  void head_ofAFormat_isRecognised(String hex, String expected) {
    assertThat(FileFormat.of(HexFormat.of().parseHex(hex)).name()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        " {\"a\":1}|json|application/json",
        "[1,2]|json|application/json",
        "<?xml version='1.0'?>|xml|application/xml",
        "Grüße und mehr|text|text/plain",
      })
  void text_ofAKind_isRecognised(String text, String name, String mediaType) {
    FileFormat format = FileFormat.of(text.getBytes(StandardCharsets.UTF_8));

    assertThat(format.name()).isEqualTo(name);
    assertThat(format.mediaType()).isEqualTo(mediaType);
  }

  @Test
  void text_cutWithinACharacter_isStillText() {
    byte[] whole = "Grüße".getBytes(StandardCharsets.UTF_8);

    assertThat(FileFormat.of(Arrays.copyOf(whole, 3)).name()).isEqualTo("text");
  }

  @ParameterizedTest
  @CsvSource({
    "archive/data.pkl,pytorch",
    "META-INF/MANIFEST.MF,jar",
    "arr_0.npy,numpy-archive",
    "readme.txt,zip",
  })
  void zip_byItsFirstEntry_isTold(String entry, String expected) throws IOException {
    assertThat(FileFormat.of(zip(entry, "x")).name()).isEqualTo(expected);
  }

  @Test
  void openNlpModel_byItsManifest_isToldWithComponent() throws IOException {
    byte[] model = zip("manifest.properties", "Component-Name=TokenizerME\nLanguage=en\n");

    FileFormat format = FileFormat.of(model);

    assertThat(format.name()).isEqualTo(FileFormat.OPENNLP_MODEL);
    assertThat(format.component()).isEqualTo("TokenizerME");
    assertThat(new LanguageProcessor().accepts(format)).isFalse();
  }

  @Test
  void zip_cutAnywhere_isAZip() throws IOException {
    byte[] whole = zip("large.bin", "x".repeat(10_000));

    for (int length = 4; length < whole.length; length++) {
      assertThat(FileFormat.of(Arrays.copyOf(whole, length)).name()).isEqualTo("zip");
    }
  }

  @Test
  void head_ofRandomBytes_neverFails() {
    for (long seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] head = new byte[random.nextInt(0, 600)];
      random.nextBytes(head);
      assertThat(FileFormat.of(head).name()).as("seed %d", seed).isNotBlank();
    }
  }

  private static byte[] zip(String entry, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
