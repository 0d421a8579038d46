package dev.efsshare.workflow.testing;

import dev.efsshare.workflow.handover.Bucket;
import dev.efsshare.workflow.handover.Upload;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A bucket that works for some calls and fails for all after them, as it does for a process that
 * ends: every moment between two calls can be named. Thread-safe.
 */
public final class FailingBucket implements Bucket {
  private final Bucket bucket;
  private final Supplier<IOException> failure;
  private final boolean once;
  private int callsLeft;

  /**
   * A bucket.
   *
   * @param callsLeft how many calls work
   * @param failure of the others
   */
  public FailingBucket(Bucket bucket, int callsLeft, Supplier<IOException> failure) {
    this(bucket, callsLeft, failure, false);
  }

  private FailingBucket(Bucket bucket, int callsLeft, Supplier<IOException> failure, boolean once) {
    this.bucket = bucket;
    this.callsLeft = callsLeft;
    this.failure = failure;
    this.once = once;
  }

  /** One that fails at one call only: that with this number, from 0. */
  public static FailingBucket once(Bucket bucket, int call, Supplier<IOException> failure) {
    return new FailingBucket(bucket, call, failure, true);
  }

  private synchronized void count() throws IOException {
    if (callsLeft == 0) {
      callsLeft = once ? Integer.MAX_VALUE : 0;
      throw failure.get();
    }
    callsLeft--;
  }

  @Override
  public Optional<Held> head(String key) throws IOException {
    count();
    return bucket.head(key);
  }

  @Override
  public Content open(String key) throws IOException {
    count();
    return bucket.open(key);
  }

  @Override
  public boolean create(String key, Upload upload) throws IOException {
    count();
    return bucket.create(key, upload);
  }

  @Override
  public boolean replace(Held held, Upload upload) throws IOException {
    count();
    return bucket.replace(held, upload);
  }

  @Override
  public String locationOf(String key) {
    return bucket.locationOf(key);
  }
}
