package dev.efsshare.workflow.testing;

import dev.efsshare.functions.config.FunctionSettings;
import dev.efsshare.functions.share.Share;
import dev.efsshare.store.ContentWriter.Written;
import dev.efsshare.store.ExistingPolicy;
import dev.efsshare.store.PutRequest;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.Verification;
import dev.efsshare.store.VersionedStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** A share on a folder that some producer filled. */
public final class TestShare {
  private final Path mount;
  private final VersionedStore store;

  /** An empty share. */
  public TestShare(Path mount) throws IOException {
    this.mount = Files.createDirectories(mount);
    this.store =
        Share.open(FunctionSettings.of(Map.of("EFS_MOUNT_PATH", mount.toString()))).store();
  }

  /** Where it is. */
  public Path mount() {
    return mount;
  }

  /** Puts a file there; returns its id. */
  public String put(String key, byte[] content) throws IOException {
    PutRequest request = PutRequest.of(new StoreKey(key)).withExisting(ExistingPolicy.REPLACE);
    return store
        .put(
            request,
            file -> {
              file.append(ByteBuffer.wrap(content));
              return new Written(file.commit(), Verification.NONE);
            })
        .record()
        .fileId()
        .toString();
  }

  /** The model that the demonstration uses. */
  public static byte[] languageModel() throws IOException {
    try (InputStream in = TestShare.class.getResourceAsStream("/langdetect-183.bin")) {
      return Objects.requireNonNull(in, "langdetect-183.bin").readAllBytes();
    }
  }
}
