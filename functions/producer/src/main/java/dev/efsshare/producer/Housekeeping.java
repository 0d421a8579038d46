package dev.efsshare.producer;

import dev.efsshare.ReapOptions;
import dev.efsshare.ReapReport;
import dev.efsshare.functions.shell.Invocation;
import dev.efsshare.store.PutResult;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Removes old generations of a key that got a new one, and now and then what crashed writers left:
 * bounded work, and never a reason to fail the ingest it follows. Thread-safe.
 */
final class Housekeeping {
  private static final long PERIOD_NANOS = Duration.ofHours(1).toNanos();
  private static final Duration ENOUGH_TIME = Duration.ofSeconds(10);

  private final VersionedStore store;
  private final AtomicLong nextReap = new AtomicLong(System.nanoTime());

  Housekeeping(VersionedStore store) {
    this.store = store;
  }

  /**
   * What is due after an ingest.
   *
   * @param somebodyWaits for the answer: then an environment's first request, slow as it is, is
   *     left alone
   */
  void after(Ingested ingested, Invocation invocation, boolean somebodyWaits) {
    if (!(ingested.result() instanceof PutResult.Stored stored)
        || invocation.timeForTransfer().compareTo(ENOUGH_TIME) < 0) {
      return;
    }
    try {
      ReapReport report = ReapReport.EMPTY;
      if (stored.record().generation() > 1) {
        report = report.plus(store.prune(stored.record().key()));
      }
      if (!(somebodyWaits && invocation.coldStart()) && reapIsDue()) {
        report = report.plus(store.reap(ReapOptions.DEFAULT));
      }
      if (report.removed() > 0) {
        invocation.log().info("housekeeping", removed(report));
      }
    } catch (IOException | RuntimeException e) {
      invocation.log().warn("housekeeping failed", Map.of("cause", e.toString()));
    }
  }

  private boolean reapIsDue() {
    long now = System.nanoTime();
    long due = nextReap.get();
    return now - due >= 0 && nextReap.compareAndSet(due, now + PERIOD_NANOS);
  }

  private static Map<String, Object> removed(ReapReport report) {
    return Map.of("removed", report.removed(), "removedBytes", report.removedBytes());
  }
}
