package dev.efsshare.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  @TempDir private Path folder;

  @Test
  void addText_withSecret_isRedactedAndCounted() throws IOException {
    Bundle bundle = new Bundle(folder, new Redactor(List.of()));

    bundle.addText("api/a.json", "an answer", "{\"k\":\"AKIAIOSFODNN7EXAMPLE\"}");

    Entry entry = bundle.entries().getFirst();
    assertThat(entry.redactions()).isEqualTo(1);
    assertThat(Files.readString(bundle.content(entry))).isEqualTo("{\"k\":\"REDACTED\"}");
  }

  @Test
  void addText_bytesThatAreNoUtf8_stayAsTheyCame() throws IOException {
    Bundle bundle = new Bundle(folder, new Redactor(List.of()));
    byte[] text = {'a', (byte) 0xff, (byte) 0xc3, '\r', '\n'};

    bundle.addText("logs/a.log", "a log", text);

    assertThat(bundle.content(bundle.entries().getFirst())).hasBinaryContent(text);
  }

  @Test
  void addJson_pathInUse_isRefused() throws IOException {
    Bundle bundle = new Bundle(folder, new Redactor(List.of()));
    bundle.addJson("a.json", "first", Map.of());

    assertThatThrownBy(() -> bundle.addJson("a.json", "second", Map.of()))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("a.json");
  }

  @Test
  void addText_pathThatLeavesTheFolder_isRefused() {
    Bundle bundle = new Bundle(folder.resolve("in"), new Redactor(List.of()));

    assertThatThrownBy(() -> bundle.addText("../out.txt", "outside", "x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("../out.txt");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void missing_withSecret_isRedacted() {
    Bundle bundle = new Bundle(folder, new Redactor(List.of()));

    bundle.missing("AKIAIOSFODNN7EXAMPLE may not");

    assertThat(bundle.missing()).containsExactly("REDACTED may not");
  }
}
