package dev.efsshare.functions.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.functions.config.FunctionSettings.ArchiveMode;
import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.store.ExistingPolicy;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionSettingsTest {

  @Test
  void variables_unsetOrEmpty_haveDefaults() {
    FunctionSettings expected =
        new FunctionSettings(
            Path.of("/mnt/efs"),
            null,
            "models",
            "inputs",
            "outputs",
            1L << 30,
            ArchiveMode.OFF,
            null,
            null,
            null);

    assertThat(FunctionSettings.of(Map.of())).isEqualTo(expected);
    assertThat(FunctionSettings.of(Map.of("EFS_MOUNT_PATH", " ", "MAX_OBJECT_BYTES", "")))
        .isEqualTo(expected);
  }

  @Test
  void variables_set_areRead() {
    FunctionSettings settings =
        FunctionSettings.of(
            Map.of(
                "EFS_MOUNT_PATH", "/mnt/other/",
                "S3_BUCKET_NAME", "my-bucket",
                "MODELS_DIR", "m",
                "INPUTS_DIR", "i",
                "OUTPUTS_DIR", "o",
                "MAX_OBJECT_BYTES", "5",
                "ENABLE_S3_ARCHIVE", "best-effort",
                "EXISTING_FILE", "replace-when-changed",
                "TRANSFER_PART_MIB", "16",
                "TRANSFER_PARALLELISM", "4"));

    assertThat(settings)
        .isEqualTo(
            new FunctionSettings(
                Path.of("/mnt/other"),
                "my-bucket",
                "m",
                "i",
                "o",
                5,
                ArchiveMode.BEST_EFFORT,
                ExistingPolicy.REPLACE_WHEN_CHANGED,
                16,
                4));
    assertThat(settings.modelsPrefix()).isEqualTo("m/");
  }

  @ParameterizedTest
  @CsvSource({
    "ENABLE_S3_ARCHIVE,true,ON",
    "ENABLE_S3_ARCHIVE,false,OFF",
    "ENABLE_S3_ARCHIVE,best-effort,BEST_EFFORT"
  })
  void archive_everyValue_isKnown(String name, String value, ArchiveMode expected) {
    assertThat(FunctionSettings.of(Map.of(name, value)).archive()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "keep,KEEP",
    "replace-when-changed,REPLACE_WHEN_CHANGED",
  })
  void existing_everyValue_isKnown(String value, ExistingPolicy expected) {
    assertThat(FunctionSettings.of(Map.of("EXISTING_FILE", value)).existing()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EFS_MOUNT_PATH|relative|an absolute path",
        "S3_BUCKET_NAME|Upper_Case|a bucket name",
        "S3_BUCKET_NAME|s3://bucket/|a bucket name",
        "MODELS_DIR|a/b|one directory name",
        "MODELS_DIR|..|one directory name",
        "INPUTS_DIR|.hidden|one directory name",
        "OUTPUTS_DIR|/abs|one directory name",
        "OUTPUTS_DIR|models|must be three directories",
        "MAX_OBJECT_BYTES|1GB|a number of bytes",
        "MAX_OBJECT_BYTES|0|a number of bytes",
        "MAX_OBJECT_BYTES|-1|a number of bytes",
        "MAX_OBJECT_BYTES|99999999999999999999|a number of bytes",
        "ENABLE_S3_ARCHIVE|TRUE|true, false or best-effort",
        "ENABLE_S3_ARCHIVE|yes|true, false or best-effort",
        "EXISTING_FILE|overwrite|keep or replace-when-changed",
        "TRANSFER_PART_MIB|0|a number from 1 to 64",
        "TRANSFER_PARALLELISM|65|a number from 1 to 64",
        "TRANSFER_PARALLELISM|all|a number from 1 to 64",
      })
  void variable_unusable_isNamedWithValueAndAllowed(String name, String value, String allowed) {
    assertThatThrownBy(() -> FunctionSettings.of(Map.of(name, value)))
        .hasMessageContaining(name)
        .hasMessageContaining("'" + value + "'")
        .hasMessageContaining(allowed)
        .isInstanceOfSatisfying(
            FunctionException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION));
  }

  @Test
  void bucket_unset_isNamedWhenNeeded() {
    FunctionSettings settings = FunctionSettings.of(Map.of());

    assertThatThrownBy(settings::requireBucket).hasMessageContaining("S3_BUCKET_NAME");
  }
}
