package dev.efsshare.store;

import java.io.IOException;
import org.junit.jupiter.api.Nested;

/** Every contract, on an in-memory file system and on a real folder. */
class VersionedStoreTest {

  @Nested
  class PutOnJimfs extends PutContract {
    PutOnJimfs() throws IOException {
      super(StoreTree.onJimfs());
    }
  }

  @Nested
  class PutOnFolder extends PutContract {
    PutOnFolder() throws IOException {
      super(StoreTree.onFolder());
    }
  }

  @Nested
  class LookupOnJimfs extends LookupContract {
    LookupOnJimfs() throws IOException {
      super(StoreTree.onJimfs());
    }
  }

  @Nested
  class LookupOnFolder extends LookupContract {
    LookupOnFolder() throws IOException {
      super(StoreTree.onFolder());
    }
  }

  @Nested
  class ReadNewestOnJimfs extends ReadNewestContract {
    ReadNewestOnJimfs() throws IOException {
      super(StoreTree.onJimfs());
    }
  }

  @Nested
  class ReadNewestOnFolder extends ReadNewestContract {
    ReadNewestOnFolder() throws IOException {
      super(StoreTree.onFolder());
    }
  }

  @Nested
  class FailedPutOnJimfs extends FailedPutContract {
    FailedPutOnJimfs() throws IOException {
      super(StoreTree.onJimfs());
    }
  }

  @Nested
  class FailedPutOnFolder extends FailedPutContract {
    FailedPutOnFolder() throws IOException {
      super(StoreTree.onFolder());
    }
  }

  @Nested
  class AdoptionOnJimfs extends AdoptionContract {
    AdoptionOnJimfs() throws IOException {
      super(StoreTree.onJimfs());
    }
  }

  @Nested
  class AdoptionOnFolder extends AdoptionContract {
    AdoptionOnFolder() throws IOException {
      super(StoreTree.onFolder());
    }
  }

  @Nested
  class CollisionOnJimfs extends CollisionContract {
    CollisionOnJimfs() throws IOException {
      super(StoreTree.onJimfs());
    }
  }

  @Nested
  class CollisionOnFolder extends CollisionContract {
    CollisionOnFolder() throws IOException {
      super(StoreTree.onFolder());
    }
  }

  @Nested
  class PruneOnJimfs extends PruneContract {
    PruneOnJimfs() throws IOException {
      super(StoreTree.onJimfs());
    }
  }

  @Nested
  class PruneOnFolder extends PruneContract {
    PruneOnFolder() throws IOException {
      super(StoreTree.onFolder());
    }
  }

  @Nested
  class ReapOnJimfs extends ReapContract {
    ReapOnJimfs() throws IOException {
      super(StoreTree.onJimfs());
    }
  }

  @Nested
  class ReapOnFolder extends ReapContract {
    ReapOnFolder() throws IOException {
      super(StoreTree.onFolder());
    }
  }

  @Nested
  class ConcurrencyOnJimfs extends ConcurrencyContract {
    ConcurrencyOnJimfs() throws IOException {
      super(StoreTree.onJimfs());
    }
  }

  @Nested
  class ConcurrencyOnFolder extends ConcurrencyContract {
    ConcurrencyOnFolder() throws IOException {
      super(StoreTree.onFolder());
    }
  }
}
