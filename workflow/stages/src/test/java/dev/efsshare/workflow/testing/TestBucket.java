package dev.efsshare.workflow.testing;

import dev.efsshare.local.s3.ObjectServer;
import dev.efsshare.local.template.BucketDeclaration;
import dev.efsshare.s3.NoExpectContinue;
import dev.efsshare.workflow.handover.S3Bucket;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A workflow's bucket on the S3 server of the local stack, on a free port of 127.0.0.1. */
public final class TestBucket implements AutoCloseable {
  /** Its name. */
  public static final String NAME = "test-workflow-dev-123456789012";

  private final ObjectServer server;
  private final S3Client client;

  /** Starts the server in an empty folder. */
  public TestBucket(Path folder) throws IOException {
    this.server =
        ObjectServer.start(
            0, folder, List.of(new BucketDeclaration("Bucket", NAME, List.of())), e -> {});
    this.client = clientOf(server.uri());
  }

  /** A client as functions have one, of any S3 server. */
  public static S3Client clientOf(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(c -> c.addExecutionInterceptor(new NoExpectContinue()))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** The server's address. */
  public URI uri() {
    return server.uri();
  }

  /** The bucket as stages have it. */
  public S3Bucket bucket() {
    return new S3Bucket(client, NAME);
  }

  /** Puts an object there by hand. */
  public void put(String key, String content, Map<String, String> metadata) {
    client.putObject(
        r -> r.bucket(NAME).key(key).metadata(metadata), RequestBody.fromString(content));
  }

  /** Takes an object away. */
  public void delete(String key) {
    client.deleteObject(r -> r.bucket(NAME).key(key));
  }

  /** What an object has. */
  public String text(String key) {
    return client.getObjectAsBytes(r -> r.bucket(NAME).key(key)).asString(StandardCharsets.UTF_8);
  }

  /** What is told of an object. */
  public HeadObjectResponse head(String key) {
    return client.headObject(r -> r.bucket(NAME).key(key));
  }

  /** All keys below a prefix, in order. */
  public List<String> keys(String prefix) {
    return client.listObjectsV2Paginator(r -> r.bucket(NAME).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .sorted()
        .toList();
  }

  /** Every object below a prefix with its entity tag and time: equal if nothing was written. */
  public Map<String, String> state(String prefix) {
    Map<String, String> state = new TreeMap<>();
    client
        .listObjectsV2Paginator(r -> r.bucket(NAME).prefix(prefix))
        .contents()
        .forEach(each -> state.put(each.key(), each.eTag() + " " + each.lastModified()));
    return state;
  }

  /** Every object below a prefix with its content. */
  public Map<String, String> contents(String prefix) {
    Map<String, String> contents = new TreeMap<>();
    keys(prefix).forEach(each -> contents.put(each, text(each)));
    return contents;
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
