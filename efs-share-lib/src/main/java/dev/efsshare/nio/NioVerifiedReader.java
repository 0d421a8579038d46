package dev.efsshare.nio;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.ContentChecksum;
import dev.efsshare.ContentSummary;
import dev.efsshare.VerifiedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads and verifies files by {@code java.nio.file}.
 *
 * <p>Guarantee: that of {@link VerifiedReader}. Every call opens the file anew, at which an NFS
 * client asks the server whether what it has cached is still right. A file of another size than
 * expected is refused before the function is called. At most 1 MiB is held per call, and the file
 * is closed on every path.
 *
 * <p>Thread-safety: safe for use by many threads; it has no state.
 *
 * <pre>{@code
 * Model model = new NioVerifiedReader().read(path, record.content(), Model::parse);
 * }</pre>
 */
public final class NioVerifiedReader implements VerifiedReader {

  /** A reader. */
  public NioVerifiedReader() {}

  @Override
  public <T> T read(Path file, ContentSummary expected, ContentReader<T> reader)
      throws IOException {
    if (expected.checksums().isEmpty()) {
      throw new IllegalArgumentException(
          "nothing to check %s against: the expected content needs at least one checksum"
              .formatted(file));
    }
    try (HashedContent content = HashedContent.open(file, algorithms(expected))) {
      if (content.fileSizeBytes() != expected.sizeBytes()) {
        throw new ChecksumMismatchException(
            file.toString(), content.fileSizeBytes() + " bytes, not " + expected.sizeBytes());
      }
      return readAndCheck(file, content, expected, reader);
    }
  }

  private static <T> T readAndCheck(
      Path file, HashedContent content, ContentSummary expected, ContentReader<T> reader)
      throws IOException {
    T result;
    try (BorrowedStream borrowed = new BorrowedStream(content)) {
      result = reader.read(borrowed);
    } catch (Throwable failure) {
      // Bad content makes parsers fail in any way, running out of memory among them. That the
      // content is bad is then the news, and the function's failure what came of it.
      throwIfDifferent(file, content, expected, failure);
      throw failure;
    }
    Optional<String> difference = content.finish().differenceTo(expected);
    if (difference.isPresent()) {
      throw new ChecksumMismatchException(file.toString(), difference.get());
    }
    return result;
  }

  private static void throwIfDifferent(
      Path file, HashedContent content, ContentSummary expected, Throwable failure)
      throws ChecksumMismatchException {
    Optional<String> difference;
    try {
      difference = content.finish().differenceTo(expected);
    } catch (IOException e) {
      // Not even known whether the content is bad: the function's failure stays the first one.
      failure.addSuppressed(e);
      return;
    }
    if (difference.isPresent()) {
      ChecksumMismatchException mismatch =
          new ChecksumMismatchException(file.toString(), difference.get());
      mismatch.addSuppressed(failure);
      throw mismatch;
    }
  }

  @Override
  public ContentSummary summarise(Path file, Set<ChecksumAlgorithm> checksums) throws IOException {
    try (HashedContent content = HashedContent.open(file, checksums)) {
      return content.finish();
    }
  }

  private static Set<ChecksumAlgorithm> algorithms(ContentSummary summary) {
    return summary.checksums().stream()
        .map(ContentChecksum::algorithm)
        .collect(Collectors.toUnmodifiableSet());
  }
}
