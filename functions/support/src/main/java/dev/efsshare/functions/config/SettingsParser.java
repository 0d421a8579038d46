package dev.efsshare.functions.config;

import dev.efsshare.functions.config.FunctionSettings.ArchiveMode;
import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.store.ExistingPolicy;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link FunctionSettings} from environment variables; an empty variable counts as unset.
 *
 * <p>Without patterns in its switches, as everything that a cold start runs: the code of such a
 * switch is made at its first use, which takes some milliseconds each and thirty the first time.
 */
final class SettingsParser {
  private static final long DEFAULT_MAX_OBJECT_BYTES = 1L << 30;
  private static final Pattern BUCKET =
      Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]|arn:aws[a-z-]*:s3[a-z-]*:\\S+");
  private static final Pattern DIRECTORY = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

  private final Map<String, String> variables;

  SettingsParser(Map<String, String> variables) {
    this.variables = variables;
  }

  FunctionSettings parse() {
    String models = directory("MODELS_DIR", "models");
    String inputs = directory("INPUTS_DIR", "inputs");
    String outputs = directory("OUTPUTS_DIR", "outputs");
    if (models.equals(inputs) || models.equals(outputs) || inputs.equals(outputs)) {
      throw Problem.of(
              ErrorCode.INVALID_CONFIGURATION,
              "MODELS_DIR '%s', INPUTS_DIR '%s' and OUTPUTS_DIR '%s' must be three directories"
                  .formatted(models, inputs, outputs))
          .asException();
    }
    return new FunctionSettings(
        mount(),
        bucket(),
        models,
        inputs,
        outputs,
        maxObjectBytes(),
        archive(),
        existing(),
        oneTo64("TRANSFER_PART_MIB"),
        oneTo64("TRANSFER_PARALLELISM"));
  }

  private @Nullable String value(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private Path mount() {
    String value = value("EFS_MOUNT_PATH");
    if (value == null) {
      return Path.of("/mnt/efs");
    }
    // Checked as text, so that no exception of the file system's is needed to say no.
    if (!value.startsWith("/") || value.indexOf('\0') >= 0) {
      throw unusable("EFS_MOUNT_PATH", value, "an absolute path such as /mnt/efs");
    }
    return Path.of(value).normalize();
  }

  private @Nullable String bucket() {
    String value = value("S3_BUCKET_NAME");
    if (value == null || BUCKET.matcher(value).matches()) {
      return value;
    }
    throw unusable(
        "S3_BUCKET_NAME",
        value,
        "a bucket name (3 to 63 of a-z, 0-9, '.', '-') or an access point ARN");
  }

  private String directory(String name, String absent) {
    String value = value(name);
    if (value == null || DIRECTORY.matcher(value).matches()) {
      return value == null ? absent : value;
    }
    throw unusable(
        name,
        value,
        "one directory name below the mount such as "
            + absent
            + " (A-Z, a-z, 0-9, '_', '-', '.'; no leading '.', no '/')");
  }

  private long maxObjectBytes() {
    String value = value("MAX_OBJECT_BYTES");
    if (value == null) {
      return DEFAULT_MAX_OBJECT_BYTES;
    }
    // At most 18 digits, so that the number fits.
    if (!value.matches("[1-9][0-9]{0,17}")) {
      throw unusable("MAX_OBJECT_BYTES", value, "a number of bytes from 1, such as 1073741824");
    }
    return Long.parseLong(value);
  }

  private @Nullable Integer oneTo64(String name) {
    String value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.matches("[1-9]|[1-5][0-9]|6[0-4]")) {
      throw unusable(name, value, "a number from 1 to 64, or nothing");
    }
    return Integer.valueOf(value);
  }

  private ArchiveMode archive() {
    String value = value("ENABLE_S3_ARCHIVE");
    if (value == null) {
      return ArchiveMode.OFF;
    }
    return switch (value) {
      case "false" -> ArchiveMode.OFF;
      case "true" -> ArchiveMode.ON;
      case "best-effort" -> ArchiveMode.BEST_EFFORT;
      default -> throw unusable("ENABLE_S3_ARCHIVE", value, "true, false or best-effort");
    };
  }

  private @Nullable ExistingPolicy existing() {
    String value = value("EXISTING_FILE");
    if (value == null) {
      return null;
    }
    return switch (value) {
      case "keep" -> ExistingPolicy.KEEP;
      case "replace-when-changed" -> ExistingPolicy.REPLACE_WHEN_CHANGED;
      default -> throw unusable("EXISTING_FILE", value, "keep or replace-when-changed");
    };
  }

  private static FunctionException unusable(String name, @Nullable String value, String allowed) {
    return Problem.of(
            ErrorCode.INVALID_CONFIGURATION,
            "the environment variable %s has the unusable value '%s'; allowed: %s"
                .formatted(name, value, allowed))
        .asException();
  }
}
