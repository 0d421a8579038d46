package dev.efsshare.nio;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.nio.ReadOutcome.Done;
import dev.efsshare.nio.ReadOutcome.Gone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Opens a file of which nothing is known and uses it. Can be run again. */
record UncheckedAttempt<T>(Path file, Set<ChecksumAlgorithm> checksums, Use<T> use)
    implements Retries.Attempt<T> {

  /** Makes something of an open file. */
  @FunctionalInterface
  interface Use<T> {
    T of(HashedContent content) throws IOException;
  }

  @Override
  public ReadOutcome<T> run() throws IOException {
    HashedContent opened;
    try {
      opened = HashedContent.open(file, checksums);
    } catch (IOException e) {
      return VerifiedAttempt.goneOrThrow(e);
    }
    try (HashedContent content = opened) {
      T result;
      try {
        result = use.of(content);
      } catch (Throwable failure) {
        Optional<IOException> gone = content.failure().filter(FreshNames::isGone);
        if (gone.isPresent()) {
          return new Gone<>(gone.get());
        }
        throw failure;
      }
      Optional<IOException> hidden = content.failure();
      return hidden.isPresent() ? VerifiedAttempt.goneOrThrow(hidden.get()) : new Done<>(result);
    }
  }
}
