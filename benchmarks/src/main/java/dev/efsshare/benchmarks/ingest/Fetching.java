package dev.efsshare.benchmarks.ingest;

import dev.efsshare.DirectoryLayout;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import dev.efsshare.s3.S3ObjectStore;
import dev.efsshare.store.StoreKey;
import dev.efsshare.store.VersionedStore;
import dev.efsshare.transfer.IngestRequest;
import dev.efsshare.transfer.ObjectIngestor;
import dev.efsshare.transfer.TransferOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/** Ways to bring an object into a folder so that it is on stable storage. */
public enum Fetching {
  /** The library: whole, verified against S3's checksum, SHA-256 recorded, versioned. */
  LIBRARY {
    @Override
    Object fetch(ObjectState state) throws IOException {
      return ingest(state, TransferOptions.DEFAULT);
    }
  },
  /** The AWS SDK's getObject into a file, then fsync; it checks CRC64NVME, as aws-crt is there. */
  SDK_TO_FILE {
    @Override
    Object fetch(ObjectState state) throws IOException {
      Path file = state.folder().resolve("object");
      Object answer =
          state
              .client()
              .getObject(
                  request ->
                      request.bucket(ObjectState.OBJECT.bucket()).key(ObjectState.OBJECT.key()),
                  ResponseTransformer.toFile(file));
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      return answer;
    }
  },
  /** One connection of the JDK, SHA-256, write and fsync, 1 MiB at a time. */
  STREAM_SHA256 {
    @Override
    Object fetch(ObjectState state) throws IOException {
      MessageDigest digest = sha256();
      try (InputStream in = state.address().toURL().openStream();
          FileChannel out = FileChannel.open(state.folder().resolve("object"), CREATE)) {
        byte[] chunk = new byte[1 << 20];
        for (int n = in.readNBytes(chunk, 0, chunk.length);
            n > 0;
            n = in.readNBytes(chunk, 0, chunk.length)) {
          digest.update(chunk, 0, n);
          writeFully(out, ByteBuffer.wrap(chunk, 0, n));
        }
        out.force(true);
      }
      return digest.digest();
    }
  };

  private static final Set<StandardOpenOption> CREATE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  /**
   * Fetches the object.
   *
   * @param state an object and an empty folder
   * @return what is known of it
   */
  abstract Object fetch(ObjectState state) throws IOException;

  static Object ingest(ObjectState state, TransferOptions options) throws IOException {
    VersionedStore store =
        new VersionedStore(
            state.folder(), "models", NioFilePublisher.at(state.folder()), new NioVerifiedReader());
    new NioDirectoryBootstrap()
        .ensure(DirectoryLayout.of(state.folder(), store.directories().toArray(new String[0])));
    return new ObjectIngestor(new S3ObjectStore(state.client()), store, options)
        .ingest(IngestRequest.of(ObjectState.OBJECT, new StoreKey("object")));
  }

  private static void writeFully(FileChannel out, ByteBuffer chunk) throws IOException {
    while (chunk.hasRemaining()) {
      out.write(chunk);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
