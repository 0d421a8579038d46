package dev.efsshare.store;

import dev.efsshare.ContentSummary;
import java.util.Optional;

/** Whether a put is answered by the generation that is there. No state. */
final class Decision {
  private Decision() {}

  /** What can be told before there is content; empty means that content is needed. */
  static Optional<PutResult> beforeContent(PutRequest request, FileRecord newest) {
    // The same request again, after it was stored.
    if (newest.fileId().equals(request.fileId())) {
      return Optional.of(new PutResult.Exists(newest));
    }
    if (request.existing() == ExistingPolicy.KEEP) {
      return Optional.of(new PutResult.Exists(newest));
    }
    SourceVersion asked = request.source();
    SourceVersion there = newest.source();
    if (asked == null || there == null) {
      return Optional.empty();
    }
    // First, because an old event that comes late may well lead to the version that is there.
    if (isOlder(asked, there)) {
      return Optional.of(new PutResult.Superseded(newest));
    }
    boolean tellsMore = isLaterUpload(asked, there) || ordersWhatWasUnordered(asked, there);
    if (asked.isSameVersionAs(there) && !tellsMore) {
      return Optional.of(new PutResult.Exists(newest));
    }
    return asked.isNotNewerThan(there)
        ? Optional.of(new PutResult.Superseded(newest))
        : Optional.empty();
  }

  /** What can be told with the content at hand; empty means that it becomes a generation. */
  static Optional<PutResult> withContent(
      PutRequest request, ContentSummary content, FileRecord newest) {
    Optional<PutResult> before = beforeContent(request, newest);
    // Content without a source has nothing but itself to tell a retry from a change.
    boolean isRetry = request.source() == null && isEqual(content, newest.content());
    return before.isEmpty() && isRetry ? Optional.of(new PutResult.Exists(newest)) : before;
  }

  /**
   * In a bucket without versions the same content uploaded again has the same entity tag. It must
   * become a generation nevertheless: of uploads A, B, A, the event of B may come last, and would
   * pass for the newest if the second A had left no trace.
   */
  private static boolean isLaterUpload(SourceVersion asked, SourceVersion there) {
    return !asked.isVersioned() && isOlder(there, asked);
  }

  /**
   * A version that was stored without an event, and now its event: without a record of its
   * sequencer, the late event of an older version would pass for newer. (In a bucket without
   * versions a late event leads to the newest content anyway.)
   */
  private static boolean ordersWhatWasUnordered(SourceVersion asked, SourceVersion there) {
    return asked.isVersioned() && asked.sequencer() != null && there.sequencer() == null;
  }

  private static boolean isOlder(SourceVersion one, SourceVersion other) {
    return one.isNotNewerThan(other) && !other.isNotNewerThan(one);
  }

  private static boolean isEqual(ContentSummary one, ContentSummary other) {
    return one.sizeBytes() == other.sizeBytes() && one.sha256().equals(other.sha256());
  }
}
