package dev.efsshare.nio;

import dev.efsshare.ReadBudget;
import dev.efsshare.nio.ReadOutcome.Different;
import dev.efsshare.nio.ReadOutcome.Done;
import dev.efsshare.nio.ReadOutcome.Gone;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks again at one file, as long as that can help and the budget lasts. One thread at a time. */
final class Retries {
  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long MAX_PAUSE_MILLIS = 1_000;

  private final Path file;
  private final ReadBudget budget;

  private @Nullable IOException first;
  private long firstNanos;
  private long pauseMillis = FIRST_PAUSE_MILLIS;

  Retries(Path file, ReadBudget budget) {
    this.file = file;
    this.budget = budget;
  }

  /** One attempt; throws what looking again cannot change. */
  @FunctionalInterface
  interface Attempt<T> {
    ReadOutcome<T> run() throws IOException;
  }

  <T> T run(Attempt<T> attempt) throws IOException {
    for (int number = 1; ; number++) {
      switch (attempt.run()) {
        case Done<T>(T result) -> {
          return result;
        }
        case Gone<T>(IOException failure) -> prepareNext(number, failure, null);
        case Different<T>(IOException failure, FileVersion version) ->
            prepareNext(number, failure, version);
      }
    }
  }

  /** Returns if a further attempt may end better; throws the failure if not. */
  private void prepareNext(int number, IOException failure, @Nullable FileVersion version)
      throws IOException {
    noteFirst(failure);
    if (number == budget.attempts() || timeIsUp()) {
      throw withFirst(failure);
    }
    if (number > 1) {
      // The first time what helps is asking the server; from then on it takes somebody else's step.
      pause(failure);
    }
    FreshNames.askServerFor(file);
    if (timeIsUp()) {
      // Waiting and asking took it: a server that restarts keeps even an opendir(3) waiting.
      throw withFirst(failure);
    }
    // The same file in the same state is damaged: it would be read in vain once more.
    if (version != null && isStill(version)) {
      throw withFirst(failure);
    }
  }

  private void noteFirst(IOException failure) {
    if (first == null) {
      first = failure;
      firstNanos = System.nanoTime();
    }
  }

  private boolean timeIsUp() {
    return Duration.ofNanos(System.nanoTime() - firstNanos).compareTo(budget.time()) >= 0;
  }

  private boolean isStill(FileVersion version) {
    try {
      return FileVersion.of(file).equals(version);
    } catch (IOException e) {
      // Then the next attempt fails with the same, or finds the file back.
      return false;
    }
  }

  /** What began it tells more than a missing name after it. */
  private IOException withFirst(IOException failure) {
    if (first != null && first.getClass() != failure.getClass()) {
      failure.addSuppressed(first);
    }
    return failure;
  }

  private void pause(IOException failure) throws ClosedByInterruptException {
    try {
      TimeUnit.MILLISECONDS.sleep(pauseMillis);
    } catch (InterruptedException e) {
      // As a channel answers to an interrupt.
      Thread.currentThread().interrupt();
      ClosedByInterruptException interrupted = new ClosedByInterruptException();
      interrupted.addSuppressed(failure);
      throw interrupted;
    }
    pauseMillis = Math.min(2 * pauseMillis, MAX_PAUSE_MILLIS);
  }
}
