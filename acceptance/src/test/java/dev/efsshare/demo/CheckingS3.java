package dev.efsshare.demo;

import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server that checks signatures, made with the credentials that environments have here. */
final class CheckingS3 implements AutoCloseable {
  private static final String CREDENTIAL = "local";

  private final BlobStore store;
  private final S3Proxy server;

  CheckingS3(Path folder, String bucket) throws Exception {
    this.store = new FilesystemNio2BlobStore(folder.toString());
    store.createContainer(bucket);
    this.server =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, CREDENTIAL, CREDENTIAL)
            .ignoreUnknownHeaders(true)
            .stopTimeout(0)
            .build();
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the S3 server cannot be stopped", e);
    } finally {
      store.close();
    }
  }
}
