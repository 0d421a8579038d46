package dev.efsshare.store;

import dev.efsshare.FilePublisher;
import dev.efsshare.VerifiedReader;

/** What the operations of one store share. Immutable. */
record StoreParts(
    StoreLayout layout,
    FilePublisher publisher,
    VerifiedReader reader,
    StoreOptions options,
    Records records,
    Ids ids,
    PublishedNames names,
    LinkKeeper links) {

  Contents contents() {
    return new Contents(layout);
  }

  static StoreParts of(
      StoreLayout layout, FilePublisher publisher, VerifiedReader reader, StoreOptions options) {
    Records records = new Records(layout, publisher);
    return new StoreParts(
        layout,
        publisher,
        reader,
        options,
        records,
        new Ids(layout, publisher),
        new PublishedNames(layout, records, publisher),
        new LinkKeeper(layout, records, publisher));
  }
}
