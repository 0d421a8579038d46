package dev.efsshare.consumer;

import dev.efsshare.functions.config.FunctionSettings;
import dev.efsshare.functions.config.FunctionSettings.ArchiveMode;
import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Puts results into the bucket, if the settings say so. Thread-safe. */
final class ResultArchive {
  private final ArchiveMode mode;
  private final String bucket;
  private final String prefix;
  private final Lazily<ObjectStore> objects;

  private ResultArchive(
      ArchiveMode mode, String bucket, String prefix, Lazily<ObjectStore> objects) {
    this.mode = mode;
    this.bucket = bucket;
    this.prefix = prefix;
    this.objects = objects;
  }

  /**
   * The archive that the settings ask for.
   *
   * @throws dev.efsshare.functions.error.FunctionException INVALID_CONFIGURATION if there is none
   *     to put results into
   */
  static ResultArchive of(FunctionSettings settings, Lazily<ObjectStore> objects) {
    String prefix = settings.outputsDir() + "/";
    if (settings.archive() == ArchiveMode.OFF) {
      return new ResultArchive(ArchiveMode.OFF, "", prefix, objects);
    }
    String bucket = settings.requireBucket();
    // While the environment starts, or the first request pays for the client.
    objects.get();
    return new ResultArchive(settings.archive(), bucket, prefix, objects);
  }

  /** Starts to archive a result; nothing is done in the mode that archives nothing. */
  Running start(String name, byte[] result) {
    FutureTask<Outcome> task = new FutureTask<>(() -> archive(name, result));
    if (mode == ArchiveMode.OFF) {
      task.run();
    } else {
      // A virtual thread, in which an interrupt ends even a write to a socket.
      Thread.ofVirtual().name("archive").start(task);
    }
    return new Running(task);
  }

  private Outcome archive(String name, byte[] result) {
    if (mode == ArchiveMode.OFF) {
      return new Outcome(null, null, false);
    }
    String key = prefix + name + ".result";
    try {
      objects.get().put(ObjectRef.of(bucket, key), ByteBuffer.wrap(result), "application/json");
      return new Outcome(key, null, false);
    } catch (IOException e) {
      return failed(e.getMessage(), e);
    }
  }

  private Outcome failed(@Nullable String reason, Throwable cause) {
    Problem problem =
        Problem.of(
                ErrorCode.S3_ARCHIVE_FAILED,
                "the result is on the share, but could not be archived: " + reason)
            .withCause(cause);
    return new Outcome(null, problem, mode == ArchiveMode.BEST_EFFORT);
  }

  /** Archiving that is under way. Closing it gives it up, unless it has ended. */
  final class Running implements AutoCloseable {
    private final FutureTask<Outcome> task;

    private Running(FutureTask<Outcome> task) {
      this.task = task;
    }

    /** Waits for the end, or gives it up when the time is over. */
    Outcome await(Duration limit) {
      try {
        return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        return failed("S3 had not answered when this invocation's time was over", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return failed("interrupted", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("archiving failed unexpectedly", e.getCause());
      }
    }

    @Override
    public void close() {
      task.cancel(true);
    }
  }

  /**
   * How archiving ended.
   *
   * @param key of the object, or null if there is none
   * @param problem what went wrong, or null
   * @param tolerated whether a problem is only worth a warning
   */
  record Outcome(@Nullable String key, @Nullable Problem problem, boolean tolerated) {}
}
