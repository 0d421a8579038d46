package dev.efsshare.workflow.runner.task;

import dev.efsshare.local.s3.ObjectServer;
import dev.efsshare.local.template.BucketDeclaration;
import dev.efsshare.s3.NoExpectContinue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket on the local stack's S3 server, on a free port of 127.0.0.1. */
final class GlueBucket implements AutoCloseable {
  static final String NAME = "efs-share-workflow-dev-123456789012";

  private final ObjectServer server;
  private final S3Client client;

  GlueBucket(Path folder) throws IOException {
    List<BucketDeclaration> buckets = List.of(new BucketDeclaration("Bucket", NAME, List.of()));
    server = ObjectServer.start(0, folder, buckets, _ -> {});
    client =
        S3Client.builder()
            .endpointOverride(server.uri())
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .overrideConfiguration(c -> c.addExecutionInterceptor(new NoExpectContinue()))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  S3Client client() {
    return client;
  }

  void put(String key, String content, Map<String, String> metadata) {
    client.putObject(
        r -> r.bucket(NAME).key(key).metadata(metadata), RequestBody.fromString(content));
  }

  void delete(String key) {
    client.deleteObject(r -> r.bucket(NAME).key(key));
  }

  String text(String key) {
    return client.getObjectAsBytes(r -> r.bucket(NAME).key(key)).asUtf8String();
  }

  Map<String, String> metadata(String key) {
    return client.headObject(r -> r.bucket(NAME).key(key)).metadata();
  }

  /** Every object below a prefix with its entity tag and time: equal if nothing was written. */
  Map<String, String> state(String prefix) {
    Map<String, String> state = new TreeMap<>();
    client
        .listObjectsV2Paginator(r -> r.bucket(NAME).prefix(prefix))
        .contents()
        .forEach(each -> state.put(each.key(), each.eTag() + " " + each.lastModified()));
    return state;
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
