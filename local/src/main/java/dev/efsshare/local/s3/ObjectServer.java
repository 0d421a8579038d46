package dev.efsshare.local.s3;

import dev.efsshare.local.template.BucketDeclaration;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.function.Consumer;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server on 127.0.0.1 with the buckets of a template. Any credentials are accepted, so
 * signatures are not checked: a presigned URL is refused when it has expired, and an upload when it
 * does not match a checksum sent with it, but not when the URL or a signed header was changed.
 * Objects survive a restart; a bucket keeps one version of each, whatever its template says, since
 * the server knows no versions. Safe for use by several threads.
 */
public final class ObjectServer implements AutoCloseable {

  private final S3Proxy server;
  private final BlobStore store;

  private ObjectServer(S3Proxy server, BlobStore store) {
    this.server = server;
    this.store = store;
  }

  /**
   * Starts a server.
   *
   * @param port TCP port, 0 for any free one
   * @param folder where objects are kept
   * @param buckets buckets that exist from the start
   * @param listener told of every written object, in the thread of the writing request
   * @return a server that takes requests
   * @throws IOException when the port cannot be opened, or the folder cannot keep objects and their
   *     metadata
   */
  public static ObjectServer start(
      int port, Path folder, List<BucketDeclaration> buckets, Consumer<ObjectCreated> listener)
      throws IOException {
    Files.createDirectories(folder);
    requireAttributes(folder);
    BlobStore store =
        new NotifyingBlobStore(new FilesystemNio2BlobStore(folder.toString()), listener);
    buckets.forEach(bucket -> create(store, bucket));
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .ignoreUnknownHeaders(true)
            .corsRules(CorsSupport.of(buckets))
            // requests in flight are cut off: there is nobody left to wait for their answers
            .stopTimeout(0)
            .build();
    startServer(server);
    return new ObjectServer(server, store);
  }

  /**
   * What {@code --endpoint-url} takes.
   *
   * @return the endpoint's address
   */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  /** Stops the server; objects stay in their folder. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The S3 server cannot be stopped", e);
    } finally {
      store.close();
    }
  }

  private static void create(BlobStore store, BucketDeclaration bucket) {
    if (!store.containerExists(bucket.name())) {
      store.createContainer(bucket.name());
    }
  }

  private static void startServer(S3Proxy server) throws IOException {
    try {
      server.start();
    } catch (IOException e) {
      // the library wraps what the system said
      throw e.getCause() instanceof BindException bind ? bind : e;
    } catch (Exception e) {
      throw new IOException("The S3 server cannot be started: " + e.getMessage(), e);
    }
  }

  /** Without extended attributes objects would have no ETag, checksum or metadata. */
  private static void requireAttributes(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, ".probe", "");
    try {
      var view = Files.getFileAttributeView(probe, UserDefinedFileAttributeView.class);
      view.write("efs-share", ByteBuffer.wrap(new byte[1]));
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          folder + " is on a file system without extended attributes, which keep object metadata",
          e);
    } finally {
      Files.delete(probe);
    }
  }
}
