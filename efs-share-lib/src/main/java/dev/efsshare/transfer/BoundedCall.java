package dev.efsshare.transfer;

import dev.efsshare.DeadlineExceededException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One call of the object store that must not outlast a deadline: it runs in a virtual thread, where
 * an interrupt ends even a read from a socket. A call that heeds no interrupt is left behind; since
 * it only asks, nothing comes of it.
 */
final class BoundedCall {

  private BoundedCall() {}

  /** A call that asks and changes nothing. */
  @FunctionalInterface
  interface Question<T> {
    T ask() throws IOException;
  }

  /**
   * The answer, or what the call throws.
   *
   * @throws DeadlineExceededException if the deadline passed first
   * @throws InterruptedIOException if this thread was interrupted; it still is
   */
  static <T> T answer(ObjectRef object, Deadline deadline, Question<T> question)
      throws IOException {
    long remainingNanos = deadline.remainingNanos();
    FutureTask<T> answer = new FutureTask<>(question::ask);
    Thread asking = Thread.ofVirtual().name("efs-share-head").start(answer);
    try {
      return answer.get(remainingNanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw deadline.exceeded();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      IOException interrupted = new InterruptedIOException(object + ": interrupted");
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException e) {
      throw failure(e);
    } finally {
      asking.interrupt();
    }
  }

  /** Throws what is no {@link IOException} itself. */
  private static IOException failure(ExecutionException failed) {
    return switch (failed.getCause()) {
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> new IOException(failed);
    };
  }
}
