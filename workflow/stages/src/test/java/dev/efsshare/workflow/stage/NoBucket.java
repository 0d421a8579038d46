package dev.efsshare.workflow.stage;

import dev.efsshare.workflow.handover.Bucket;
import dev.efsshare.workflow.handover.Upload;
import java.util.Optional;

/** Nothing may be asked of it. */
final class NoBucket implements Bucket {
  @Override
  public Optional<Held> head(String key) {
    throw new AssertionError(key);
  }

  @Override
  public Content open(String key) {
    throw new AssertionError(key);
  }

  @Override
  public boolean create(String key, Upload upload) {
    throw new AssertionError(key);
  }

  @Override
  public boolean replace(Held held, Upload upload) {
    throw new AssertionError(held);
  }

  @Override
  public String locationOf(String key) {
    return key;
  }
}
