package dev.efsshare.benchmarks.guard;

import dev.efsshare.DirectoryLayout;
import dev.efsshare.FilePublisher;
import dev.efsshare.benchmarks.data.RandomContent;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.store.ContentWriter;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.FileId;
import dev.efsshare.store.PutRequest;
import dev.efsshare.store.PutResult;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.Verification;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** What guards look at, on the mount that each of them gives it. */
record Fixture(Path mount, FilePublisher publisher, VersionedStore store) {
  static final StoreKey KEY = new StoreKey("model.bin");
  static final RandomContent CONTENT = RandomContent.of(5_000);
  static final RandomContent OTHER_CONTENT = RandomContent.of(6_000);

  static Fixture on(Path mount) throws IOException {
    FilePublisher publisher = NioFilePublisher.at(mount);
    VersionedStore store = new VersionedStore(mount, "models", publisher, new NioVerifiedReader());
    Fixture fixture = new Fixture(mount, publisher, store);
    new NioDirectoryBootstrap().ensure(fixture.layout());
    return fixture;
  }

  DirectoryLayout layout() {
    return DirectoryLayout.of(mount, store.directories().toArray(new String[0]));
  }

  /** Each time the id begins with other digits, so that directories have to be made for it. */
  PutResult put(RandomContent content) throws IOException {
    FileId id =
        FileId.parse("%08x-0000-4000-8000-000000000000".formatted(content.bytes().length << 16));
    return store.put(
        PutRequest.of(KEY).withFileId(id).withExisting(ExistingPolicy.REPLACE_WHEN_CHANGED),
        file -> {
          file.append(ByteBuffer.wrap(content.bytes()));
          return new ContentWriter.Written(file.commit(), Verification.NONE);
        });
  }

  PutResult putExisting() throws IOException {
    return store.put(
        PutRequest.of(KEY),
        file -> {
          throw new IOException("the key is there: nothing is to be written");
        });
  }
}
