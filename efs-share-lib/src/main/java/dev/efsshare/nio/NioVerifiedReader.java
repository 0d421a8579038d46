package dev.efsshare.nio;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ContentSummary;
import dev.efsshare.ReadBudget;
import dev.efsshare.VerifiedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/**
 * Reads and verifies files by {@code java.nio.file}.
 *
 * <p>Guarantee: that of {@link VerifiedReader}. Every attempt opens the file anew, at which an NFS
 * client asks the server whether the content it has cached is still right, but not whether the name
 * leads to another file by now. So before a further attempt the directory of the file is opened,
 * which makes the client ask for that too; where the directory itself passes for missing, those
 * above it are opened as well. A file that is not what is expected and is the same afterwards
 * (identity, size and modification time) is damaged: it is not read a second time. {@link
 * #summarise} and {@link #readUnverified} do not know what to expect and open the directory first.
 *
 * <p>At most 2 MiB is held per call, and the file is closed on every path. Long content is hashed
 * by a thread of the common pool while it is read, where one is free.
 *
 * <p>Thread-safety: safe for use by many threads; it has no state.
 *
 * <pre>{@code
 * Model model = new NioVerifiedReader().read(path, record.content(), Model::parse);
 * }</pre>
 */
public final class NioVerifiedReader implements VerifiedReader {
  private final ReadBudget budget;

  /** A reader with {@link ReadBudget#DEFAULT}. */
  public NioVerifiedReader() {
    this(ReadBudget.DEFAULT);
  }

  /**
   * A reader.
   *
   * @param budget how far it goes when a file is not what it should be
   */
  public NioVerifiedReader(ReadBudget budget) {
    this.budget = Objects.requireNonNull(budget);
  }

  @Override
  public <T> T read(Path file, ContentSummary expected, ContentReader<T> reader)
      throws IOException {
    if (expected.checksums().isEmpty()) {
      throw new IllegalArgumentException(
          "nothing to check %s against: the expected content needs at least one checksum"
              .formatted(file));
    }
    return new Retries(file, budget).run(new VerifiedAttempt<>(file, expected, reader));
  }

  @Override
  public <T> T readUnverified(Path file, ContentReader<T> reader) throws IOException {
    return useNewest(
        file,
        Set.of(),
        content -> {
          try (BorrowedStream borrowed = new BorrowedStream(content)) {
            return reader.read(borrowed);
          }
        });
  }

  @Override
  public ContentSummary summarise(Path file, Set<ChecksumAlgorithm> checksums) throws IOException {
    return useNewest(file, checksums, HashedContent::finish);
  }

  /** Nothing in the content would tell that the name led to an older file. */
  private <T> T useNewest(Path file, Set<ChecksumAlgorithm> checksums, UncheckedAttempt.Use<T> use)
      throws IOException {
    FreshNames.askServerFor(file);
    return new Retries(file, budget).run(new UncheckedAttempt<>(file, checksums, use));
  }
}
