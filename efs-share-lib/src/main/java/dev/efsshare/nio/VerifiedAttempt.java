package dev.efsshare.nio;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.ContentChecksum;
import dev.efsshare.ContentSummary;
import dev.efsshare.VerifiedReader.ContentReader;
import dev.efsshare.nio.ReadOutcome.Different;
import dev.efsshare.nio.ReadOutcome.Done;
import dev.efsshare.nio.ReadOutcome.Gone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens a file, lends it to a function and checks all of it. Can be run again. */
record VerifiedAttempt<T>(Path file, ContentSummary expected, ContentReader<T> reader)
    implements Retries.Attempt<T> {

  @Override
  public ReadOutcome<T> run() throws IOException {
    FileVersion version;
    HashedContent opened;
    try {
      version = FileVersion.of(file);
      opened = HashedContent.open(file, algorithms());
    } catch (IOException e) {
      return goneOrThrow(e);
    }
    try (HashedContent content = opened) {
      if (content.fileSizeBytes() != expected.sizeBytes()) {
        String difference = content.fileSizeBytes() + " bytes, not " + expected.sizeBytes();
        return new Different<>(mismatch(difference), version);
      }
      return lend(content, version);
    }
  }

  private ReadOutcome<T> lend(HashedContent content, FileVersion version) throws IOException {
    T result;
    try (BorrowedStream borrowed = new BorrowedStream(content)) {
      result = reader.read(borrowed);
    } catch (Throwable failure) {
      // Bad content makes parsers fail in any way, running out of memory among them. That the
      // content is bad is then the news, and the function's failure what came of it.
      Optional<ReadOutcome<T>> excuse = excuse(content, version, failure);
      if (excuse.isPresent()) {
        return excuse.get();
      }
      throw failure;
    }
    Optional<IOException> hidden = content.failure();
    if (hidden.isPresent()) {
      // The function made do with less than the content.
      return goneOrThrow(hidden.get());
    }
    try {
      Optional<String> difference = content.finish().differenceTo(expected);
      return difference.isPresent()
          ? new Different<>(mismatch(difference.get()), version)
          : new Done<>(result);
    } catch (IOException e) {
      return goneOrThrow(e);
    }
  }

  /** What the file did that made the function fail; empty if the function failed on its own. */
  private Optional<ReadOutcome<T>> excuse(
      HashedContent content, FileVersion version, Throwable failure) {
    Optional<IOException> gone = content.failure().filter(FreshNames::isGone);
    if (gone.isPresent()) {
      return gone.map(Gone::new);
    }
    Optional<String> difference;
    try {
      difference = content.finish().differenceTo(expected);
    } catch (IOException e) {
      if (FreshNames.isGone(e)) {
        e.addSuppressed(failure);
        return Optional.of(new Gone<>(e));
      }
      // Not even known whether the content is bad: the function's failure stays the first one.
      failure.addSuppressed(e);
      return Optional.empty();
    }
    return difference.map(text -> {
      ChecksumMismatchException mismatch = mismatch(text);
      mismatch.addSuppressed(failure);
      return new Different<>(mismatch, version);
    });
  }

  private ChecksumMismatchException mismatch(String difference) {
    return new ChecksumMismatchException(file.toString(), difference);
  }

  private Set<ChecksumAlgorithm> algorithms() {
    return expected.checksums().stream()
        .map(ContentChecksum::algorithm)
        .collect(Collectors.toUnmodifiableSet());
  }

  static <T> Gone<T> goneOrThrow(IOException failure) throws IOException {
    if (FreshNames.isGone(failure)) {
      return new Gone<>(failure);
    }
    throw failure;
  }
}
