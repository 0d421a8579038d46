package dev.efsshare.store;

import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishedFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Puts content under keys; the order of the steps is what makes it safe. Thread-safe. */
final class PutOperation {
  private final StoreParts parts;
  private final Adoption adoption;

  PutOperation(StoreParts parts) {
    this.parts = parts;
    this.adoption = new Adoption(parts);
  }

  PutResult run(PutRequest request, ContentWriter writer) throws IOException {
    TimeLimit limit = new TimeLimit(request.key(), request.timeLimit());
    parts.names().check(request.key());
    Optional<FileRecord> newest = newest(request, limit);
    Optional<PutResult> answer =
        stillTrue(request, newest.flatMap(n -> Decision.beforeContent(request, n)), limit);
    answer = answer.isPresent() ? answer : overtaken(request, newest);
    PutResult result = answer.isPresent() ? answer.get() : store(request, writer, limit);
    if (!(result instanceof PutResult.Stored)) {
      parts.records().settle(result.record());
    }
    parts.links().converge(result.record());
    return result;
  }

  private PutResult store(PutRequest request, ContentWriter writer, TimeLimit limit)
      throws IOException {
    ContentClaim made;
    try {
      made = ContentClaim.make(parts, request.fileId(), request.key());
    } catch (FileAlreadyExistsException e) {
      return overtakenSince(request, e);
    }
    try (ContentClaim claim = made) {
      ContentWriter.Written written = write(claim.preparePath(), request, writer, limit);
      // Found now, a collision leaves nothing; after the record it would leave no link.
      parts.names().prepare(request.key());
      return record(claim, request, written, limit);
    }
  }

  /** The same request again, after it was stored and others were stored after it. */
  private PutResult overtakenSince(PutRequest request, FileAlreadyExistsException idInUse)
      throws IOException {
    Optional<FileRecord> newest = parts.records().newest(request.key());
    boolean isOlderGeneration =
        newest.isPresent()
            && !newest.get().fileId().equals(request.fileId())
            && parts.records().find(request.key(), request.fileId()).isPresent();
    if (!isOlderGeneration) {
      throw idInUse;
    }
    return new PutResult.Superseded(newest.get());
  }

  private ContentWriter.Written write(
      Path path, PutRequest request, ContentWriter writer, TimeLimit limit) throws IOException {
    PublishOptions options =
        PublishOptions.createOnly()
            .withChecksums(request.checksums())
            .withMaxBytes(request.maxBytes())
            .withTimeLimit(limit.remaining());
    ContentWriter.Written written;
    try (PendingFile pending = parts.publisher().begin(path, options)) {
      written = writer.write(pending);
    }
    PublishedFile file = written.file();
    // A record of content that is not there could not be repaired.
    if (!file.path().equals(path) || Files.size(path) != file.content().sizeBytes()) {
      throw new IllegalStateException(
          "the content writer must return what the commit of %s returned, not %s"
              .formatted(path, file));
    }
    return written;
  }

  /** Takes the first generation that is free, unless a newer one answers the request. */
  private PutResult record(
      ContentClaim claim, PutRequest request, ContentWriter.Written written, TimeLimit limit)
      throws IOException {
    while (true) {
      limit.check();
      Optional<FileRecord> newest = newest(request, limit);
      Optional<PutResult> answer =
          stillTrue(
              request,
              newest.flatMap(n -> Decision.withContent(request, written.file().content(), n)),
              limit);
      answer = answer.isPresent() ? answer : overtaken(request, newest);
      if (answer.isPresent()) {
        return answer.get();
      }
      FileRecord mine =
          new FileRecord(
              request.key(),
              request.fileId(),
              newest.map(FileRecord::generation).orElse(0L) + 1,
              written.file().content(),
              request.source(),
              written.verifiedBy(),
              Instant.now().truncatedTo(ChronoUnit.MILLIS));
      if (claim.record(mine)) {
        return new PutResult.Stored(mine);
      }
    }
  }

  /** Nobody is told that a generation exists whose content was removed or damaged from outside. */
  private Optional<PutResult> stillTrue(
      PutRequest request, Optional<PutResult> answer, TimeLimit limit) throws IOException {
    if (answer.isPresent() && answer.get() instanceof PutResult.Exists exists) {
      boolean thorough = request.existing() == ExistingPolicy.REPLACE;
      return parts.contents().isIntact(exists.record(), thorough, limit)
          ? answer
          : Optional.empty();
    }
    return answer;
  }

  /**
   * Something without an event, put by hand, may lie over the generation of a newer event. It tells
   * nothing of the order, so the generations below it are asked.
   */
  private Optional<PutResult> overtaken(PutRequest request, Optional<FileRecord> newest)
      throws IOException {
    SourceVersion asked = request.source();
    SourceVersion there = newest.map(FileRecord::source).orElse(null);
    boolean isOrdered = there != null && asked != null && there.isNotNewerThan(asked);
    if (newest.isEmpty() || asked == null || asked.sequencer() == null || isOrdered) {
      return Optional.empty();
    }
    boolean isKnownToBeOlder =
        parts.records().all(request.key()).stream()
            .map(FileRecord::source)
            .anyMatch(source -> source != null && asked.isNotNewerThan(source));
    return isKnownToBeOlder ? newest.map(PutResult.Superseded::new) : Optional.empty();
  }

  private Optional<FileRecord> newest(PutRequest request, TimeLimit limit) throws IOException {
    Optional<FileRecord> newest = parts.records().newest(request.key());
    return newest.isPresent() ? newest : adoption.adopt(request.key(), request.checksums(), limit);
  }
}
