package dev.efsshare.mounts;

import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.store.ContentWriter;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.PutRequest;
import dev.efsshare.store.PutResult;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.StoreOptions;
import dev.efsshare.store.Verification;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Stores whose content is {@link SelfDescribing}. */
final class Stores {
  private Stores() {}

  static VersionedStore at(Path root) {
    return at(root, StoreOptions.DEFAULT);
  }

  static VersionedStore at(Path root, StoreOptions options) {
    return new VersionedStore(
        root, "models", NioFilePublisher.at(root), new NioVerifiedReader(), options);
  }

  static PutRequest request(StoreKey key, ExistingPolicy policy) {
    return PutRequest.of(key).withExisting(policy);
  }

  static ContentWriter content(long version) {
    return content(SelfDescribing.content(version));
  }

  static ContentWriter content(ByteBuffer content) {
    return file -> {
      file.append(content);
      return new ContentWriter.Written(file.commit(), Verification.NONE);
    };
  }

  static PutResult put(VersionedStore store, StoreKey key, ExistingPolicy policy, long version)
      throws IOException {
    return store.put(request(key, policy), content(version));
  }

  static long readNewest(VersionedStore store, StoreKey key) throws IOException {
    return store.readNewest(key, (file, in) -> SelfDescribing.read(in)).orElseThrow();
  }
}
