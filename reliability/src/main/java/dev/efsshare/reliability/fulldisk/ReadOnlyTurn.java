package dev.efsshare.reliability.fulldisk;

import dev.efsshare.reliability.workload.Ledger;
import dev.efsshare.reliability.workload.Site;
import java.io.IOException;
import java.time.Duration;

/** The file system is remounted read-only between two calls, and writable again. */
final class ReadOnlyTurn implements Scenario.Obstacle {
  private final SmallFileSystem fileSystem;

  ReadOnlyTurn(SmallFileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  @Override
  public void raise(Crew crew) throws IOException, InterruptedException {
    crew.await(this::tryReadOnly, () -> "a moment at which no file is open for writing");
  }

  private boolean tryReadOnly() {
    try {
      return fileSystem.tryReadOnly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void clear(Site site, Ledger ledger) throws IOException, InterruptedException {
    fileSystem.makeWritable();
  }

  /** Leaves moments at which the kernel lets the file system become read-only. */
  @Override
  public Duration pause() {
    return Duration.ofMillis(5);
  }

  /** Nothing can be removed then; what is left is reaped later. */
  @Override
  public boolean letsFailuresCleanUp() {
    return false;
  }
}
