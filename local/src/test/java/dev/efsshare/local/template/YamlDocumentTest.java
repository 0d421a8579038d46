package dev.efsshare.local.template;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no template. */
class YamlDocumentTest {

  private final TemplateReader reader = new TemplateReader(LocalAccount.in("us-east-1"));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: [b' | is not valid YAML",
        "'- a' | its top level must be a mapping",
        "'a: b' | declares no Resources",
        "'' | its top level must be a mapping",
      })
  void fileThatIsNoTemplate_isRefused(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("template.yaml"), text);

    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> reader.read(file))
        .withMessageContaining("template.yaml")
        .withMessageContaining(message);
  }

  @Test
  void missingFile_isNamed() {
    Path nowhere = folder.resolve("nowhere.yaml");

    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> reader.read(nowhere))
        .withMessage("Template " + nowhere + " does not exist");
  }

  @Test
  void folder_orAnotherEncoding_isNamed() throws IOException {
    Path latin = Files.writeString(folder.resolve("t.yaml"), "a: ä", StandardCharsets.ISO_8859_1);

    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> reader.read(folder))
        .withMessage("Template " + folder + " is a folder, not a file");
    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(() -> reader.read(latin))
        .withMessage("Template " + latin + " is not text in UTF-8");
  }
}
