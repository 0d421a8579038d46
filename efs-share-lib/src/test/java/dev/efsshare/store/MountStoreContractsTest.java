package dev.efsshare.store;

import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The store's contracts on a mounted file system, each test in a folder of its own. */
@Tag("mounts")
class MountStoreContractsTest {

  @Nested
  class Put extends PutContract {
    Put() throws IOException {
      super(StoreTree.onMount());
    }
  }

  @Nested
  class Lookup extends LookupContract {
    Lookup() throws IOException {
      super(StoreTree.onMount());
    }
  }

  @Nested
  class ReadNewest extends ReadNewestContract {
    ReadNewest() throws IOException {
      super(StoreTree.onMount());
    }
  }

  @Nested
  class FailedPut extends FailedPutContract {
    FailedPut() throws IOException {
      super(StoreTree.onMount());
    }
  }

  @Nested
  class Adoption extends AdoptionContract {
    Adoption() throws IOException {
      super(StoreTree.onMount());
    }
  }

  @Nested
  class Collision extends CollisionContract {
    Collision() throws IOException {
      super(StoreTree.onMount());
    }
  }

  @Nested
  class Prune extends PruneContract {
    Prune() throws IOException {
      super(StoreTree.onMount());
    }
  }

  @Nested
  class Reap extends ReapContract {
    Reap() throws IOException {
      super(StoreTree.onMount());
    }
  }

  @Nested
  class Concurrency extends ConcurrencyContract {
    Concurrency() throws IOException {
      super(StoreTree.onMount());
    }
  }
}
