package dev.efsshare.workflow.handover;

import org.jspecify.annotations.Nullable;

/**
 * Where data comes from; every stage hands it on. Immutable.
 *
 * @param dataset the name of what will become of it
 * @param inputSha256 of the workflow's input, in lower-case hexadecimal
 * @param model the file id of the model that it was scored by, or null before
 */
public record Origin(String dataset, String inputSha256, @Nullable String model) {

  /** This origin after scoring; null changes nothing. */
  public Origin withModel(@Nullable String fileId) {
    return fileId == null ? this : new Origin(dataset, inputSha256, fileId);
  }
}
