package dev.efsshare.workflow.dataset;

import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.workflow.dataset.DatasetDraft.FinishedDataset;
import dev.efsshare.workflow.handover.Bucket;
import dev.efsshare.workflow.handover.Upload;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Puts datasets into a bucket.
 *
 * <p>Guarantee: what has a manifest is whole and never changes. Order: the claim, which is the
 * manifest's bytes under another name, so that of several contents one gets the name; the parts and
 * the summary; the manifest. Each is created if it is not there. A writer that dies leaves a claim
 * and perhaps parts, and the next of the same content finishes; one that comes late finds
 * everything there. Thread-safe.
 */
public final class DatasetPublisher {
  private final Bucket bucket;

  /** A publisher into a bucket. */
  public DatasetPublisher(Bucket bucket) {
    this.bucket = bucket;
  }

  /**
   * What is there under a name, if it is whole.
   *
   * @param inputSha256 what it should have been made of
   * @throws DatasetConflictException if it was made of another input
   */
  public Optional<DatasetManifest> find(String dataset, String inputSha256) throws IOException {
    String key = new DatasetKeys(dataset).manifest();
    if (bucket.head(key).isEmpty()) {
      return Optional.empty();
    }
    DatasetManifest manifest = read(key);
    if (!manifest.inputSha256().equals(inputSha256)) {
      throw new DatasetConflictException(
          ("dataset '%s' was made of the input with SHA-256 %s, this input has %s; send it under"
                  + " another name, or without one")
              .formatted(dataset, manifest.inputSha256(), inputSha256));
    }
    return Optional.of(manifest);
  }

  private DatasetManifest read(String key) throws IOException {
    try (Bucket.Content content = bucket.open(key)) {
      return DatasetManifest.parse(content.stream().readAllBytes());
    } catch (FunctionException e) {
      throw new DatasetConflictException(
          bucket.locationOf(key) + " is no manifest: " + e.problem().message());
    }
  }

  /**
   * Publishes a dataset.
   *
   * @return what is there now: this one, or one that was made of the same input before
   * @throws DatasetConflictException if another content has the name
   */
  public DatasetManifest publish(FinishedDataset dataset) throws IOException {
    DatasetManifest manifest = dataset.manifest();
    DatasetKeys keys = new DatasetKeys(manifest.dataset());
    Upload plain = Upload.json(manifest.json(), Map.of());
    Upload upload = Upload.json(manifest.json(), Map.of("sha256", plain.sha256()));
    create(keys.claim(), upload);
    for (Map.Entry<String, Upload> each : dataset.uploads().entrySet()) {
      create(each.getKey(), each.getValue());
    }
    create(keys.manifest(), upload);
    return manifest;
  }

  private void create(String key, Upload upload) throws IOException {
    if (bucket.create(key, upload)) {
      return;
    }
    String there =
        bucket.head(key).map(held -> String.valueOf(held.metadata().get("sha256"))).orElse("none");
    if (!there.equals(upload.sha256())) {
      throw new DatasetConflictException(
          ("%s is there already with the SHA-256 %s, not %s: another content began to take this"
                  + " name and did not finish; remove everything below its dataset and send the"
                  + " message again, or take another name")
              .formatted(bucket.locationOf(key), there, upload.sha256()));
    }
  }
}
