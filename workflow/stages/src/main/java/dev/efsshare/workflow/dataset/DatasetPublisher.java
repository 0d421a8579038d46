package dev.efsshare.workflow.dataset;

import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.workflow.dataset.DatasetDraft.FinishedDataset;
import dev.efsshare.workflow.handover.Bucket;
import dev.efsshare.workflow.handover.Upload;
import java.io.IOException;
import java.util.Map;

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

  private boolean isThere(DatasetManifest own) throws IOException {
    String key = new DatasetKeys(own.dataset()).manifest();
    if (bucket.head(key).isEmpty()) {
      return false;
    }
    DatasetManifest found = read(key);
    if (!found.inputSha256().equals(own.inputSha256())) {
      throw new DatasetConflictException(
          ("dataset '%s' was made of the input with SHA-256 %s, this input has %s; send it under"
                  + " another name, or without one")
              .formatted(own.dataset(), found.inputSha256(), own.inputSha256()));
    }
    if (!found.equals(own)) {
      throw new DatasetConflictException(
          ("dataset '%s' was made of the same input, but has other content (%d records by model %s,"
                  + " now %d by %s): the rules, the model or the workflow's type changed since; send"
                  + " the input under another 'dataset', or remove everything below %s first, its"
                  + " manifest.json before the rest")
              .formatted(
                  own.dataset(),
                  found.records(),
                  found.model(),
                  own.records(),
                  own.model(),
                  bucket.locationOf(DatasetKeys.DATASETS + own.dataset() + "/")));
    }
    return true;
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
   * @return whether it was there already, and nothing was added
   * @throws DatasetConflictException if another content has the name: of another input, or of this
   *     one by other rules, another model, other stages
   */
  public boolean publish(FinishedDataset dataset) throws IOException {
    DatasetManifest manifest = dataset.manifest();
    if (isThere(manifest)) {
      return true;
    }
    DatasetKeys keys = new DatasetKeys(manifest.dataset());
    Upload plain = Upload.json(manifest.json(), Map.of());
    Upload upload = Upload.json(manifest.json(), Map.of("sha256", plain.sha256()));
    create(keys.claim(), upload);
    for (Map.Entry<String, Upload> each : dataset.uploads().entrySet()) {
      create(each.getKey(), each.getValue());
    }
    create(keys.manifest(), upload);
    return false;
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
