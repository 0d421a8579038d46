package dev.efsshare.local.s3;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers for events, strictly increasing, also from one run to the next: they follow the clock in
 * microseconds. Safe for use by several threads.
 */
final class Sequencer {

  private final AtomicLong last = new AtomicLong();

  String next() {
    Instant now = Instant.now();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    return "%018X".formatted(last.updateAndGet(previous -> Math.max(previous + 1, micros)));
  }
}
