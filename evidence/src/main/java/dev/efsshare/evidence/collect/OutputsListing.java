package dev.efsshare.evidence.collect;

import dev.efsshare.evidence.bundle.Bundle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What lies below {@code outputs/} in the bucket: what the Consumer archived. No state. */
public final class OutputsListing {
  private static final String PREFIX = "outputs/";

  private OutputsListing() {}

  /**
   * One object.
   *
   * @param key its name
   * @param bytes its size
   * @param lastModified when it was written
   * @param eTag the entity tag, without quotes
   */
  private record Listed(String key, long bytes, String lastModified, String eTag) {}

  /**
   * Lists all of it, page by page.
   *
   * @param s3 with the recorder of {@code answers}
   * @param bucket the share's bucket
   * @param pageSize objects in one answer, at most 1,000
   * @param answers gets every page
   * @param bundle gets a list of all
   * @throws IOException if a file cannot be written
   */
  public static void collect(
      S3Client s3, String bucket, int pageSize, Answers answers, Bundle bundle) throws IOException {
    List<Listed> all = new ArrayList<>();
    answers.<ListObjectsV2Response>askAll(
        new Answers.Question("outputs/s3-list-objects", "S3 ListObjectsV2 of outputs/"),
        token ->
            s3.listObjectsV2(ask ->
                ask.bucket(bucket).prefix(PREFIX).maxKeys(pageSize).continuationToken(token)),
        ListObjectsV2Response::nextContinuationToken,
        page -> page.contents().forEach(object -> all.add(listed(object))));
    bundle.addJson(
        "outputs/outputs.json",
        "The objects below outputs/ of the bucket %s: %d, read from the answers beside it"
            .formatted(bucket, all.size()),
        all);
  }

  private static Listed listed(S3Object object) {
    return new Listed(
        object.key(),
        object.size(),
        object.lastModified().toString(),
        object.eTag().replace("\"", ""));
  }
}
