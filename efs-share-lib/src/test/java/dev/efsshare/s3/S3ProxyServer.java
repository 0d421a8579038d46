package dev.efsshare.s3;

import java.net.URI;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 server in this process, on a free port of 127.0.0.1, with one bucket in memory. */
final class S3ProxyServer {
  static final String BUCKET = "bucket";

  private final BlobStore blobs;
  private final S3Proxy proxy;
  private final S3Client client;

  S3ProxyServer() throws Exception {
    blobs = BlobStores.create("transient-nio2", new Properties());
    proxy =
        S3Proxy.builder()
            .blobStore(blobs)
            .awsAuthentication(AuthenticationType.NONE, null, null)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .stopTimeout(0)
            .build();
    proxy.start();
    client = S3Clients.at(URI.create("http://127.0.0.1:" + proxy.getPort()));
    client.createBucket(request -> request.bucket(BUCKET));
  }

  S3Client client() {
    return client;
  }

  void stop() throws Exception {
    client.close();
    proxy.stop();
    blobs.close();
  }
}
