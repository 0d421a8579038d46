package dev.efsshare.functions.config;

import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.store.ExistingPolicy;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables of both functions, parsed once. Immutable.
 *
 * @param mount {@code EFS_MOUNT_PATH}, absolute; default {@code /mnt/efs}
 * @param bucket {@code S3_BUCKET_NAME}, or null
 * @param modelsDir {@code MODELS_DIR}: a directory below the mount and the prefix of keys in the
 *     bucket; default {@code models}
 * @param inputsDir {@code INPUTS_DIR}; default {@code inputs}
 * @param outputsDir {@code OUTPUTS_DIR}; default {@code outputs}
 * @param maxObjectBytes {@code MAX_OBJECT_BYTES}; default 1 GiB
 * @param archive {@code ENABLE_S3_ARCHIVE}; default {@code false}
 * @param existing {@code EXISTING_FILE}, or null: {@code keep} for requests, {@code
 *     replace-when-changed} for events
 * @param transferPartMiB {@code TRANSFER_PART_MIB}: the most that is fetched by one request, or
 *     null: chosen from the memory
 * @param transferParallelism {@code TRANSFER_PARALLELISM}: requests at a time for one object, or
 *     null: chosen from the memory
 */
public record FunctionSettings(
    Path mount,
    @Nullable String bucket,
    String modelsDir,
    String inputsDir,
    String outputsDir,
    long maxObjectBytes,
    ArchiveMode archive,
    @Nullable ExistingPolicy existing,
    @Nullable Integer transferPartMiB,
    @Nullable Integer transferParallelism) {

  /** Whether results are put into the bucket, too. */
  public enum ArchiveMode {
    /** No. */
    OFF,
    /** Yes; a failure is answered as an error. */
    ON,
    /** Yes; a failure is logged as a warning. */
    BEST_EFFORT
  }

  /**
   * Reads the variables.
   *
   * @throws dev.efsshare.functions.error.FunctionException INVALID_CONFIGURATION; the message names
   *     the variable, its value and the values allowed
   */
  public static FunctionSettings of(Map<String, String> variables) {
    return new SettingsParser(variables).parse();
  }

  /**
   * The bucket.
   *
   * @throws dev.efsshare.functions.error.FunctionException INVALID_CONFIGURATION if there is none
   */
  public String requireBucket() {
    if (bucket == null) {
      throw Problem.of(
              ErrorCode.INVALID_CONFIGURATION,
              "S3_BUCKET_NAME is not set; this needs the name of the bucket")
          .asException();
    }
    return bucket;
  }

  /** The prefix of model keys in the bucket, with the slash. */
  public String modelsPrefix() {
    return modelsDir + "/";
  }
}
