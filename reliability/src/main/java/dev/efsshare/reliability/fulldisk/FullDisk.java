package dev.efsshare.reliability.fulldisk;

import dev.efsshare.ReapOptions;
import dev.efsshare.StorageFault;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.reliability.workload.Ledger;
import dev.efsshare.reliability.workload.Site;
import dev.efsshare.store.StoreOptions;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.time.Duration;

/** The workers fill the file system themselves; room is made by removing published files. */
final class FullDisk implements Scenario.Obstacle {
  private static final ReapOptions EVERYTHING = new ReapOptions(Duration.ZERO, Integer.MAX_VALUE);

  @Override
  public void raise(Crew crew) {
    // They get there by working.
  }

  @Override
  public void clear(Site site, Ledger ledger) throws IOException {
    VersionedStore store =
        site.store(NioFilePublisher.at(site.root()), StoreOptions.DEFAULT.withGrace(Duration.ZERO));
    tryToReap(store);
    site.removeCreated(ledger);
    store.reap(EVERYTHING);
  }

  /** To tell the server's time a reaper makes a file, for which there may be no room. */
  private static void tryToReap(VersionedStore store) throws IOException {
    try {
      store.reap(EVERYTHING);
    } catch (IOException e) {
      if (StorageFault.of(e) != StorageFault.NO_SPACE) {
        throw e;
      }
    }
  }

  @Override
  public Duration pause() {
    return Duration.ZERO;
  }

  @Override
  public boolean letsFailuresCleanUp() {
    return true;
  }
}
