package dev.efsshare.local.s3;

import static dev.efsshare.local.TestStack.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.efsshare.local.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * From a written object to the function, with the SDK's client as every program would configure it.
 */
class ObjectEventsTest {

  private static final int MIB = 1 << 20;
  private static final String SHA256_OF_KEPT = "efB2q90Zp1Lbcme//y+QIhYdEg3qkZ/ayi/9/CTKjJY=";

  @TempDir static Path folder;

  private static TestStack stack;
  private static S3Client s3;
  private static String bucket;

  @BeforeAll
  static void start() throws IOException {
    stack = TestStack.start(folder);
    bucket = stack.stack().buckets().getFirst();
    s3 =
        S3Client.builder()
            .endpointOverride(stack.stack().s3())
            .region(Region.of(stack.stack().region()))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(c -> c.addExecutionInterceptor(new WithoutExpect()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
  }

  /** This HTTP client throws past the SDK's retries when a kept connection ends while it waits. */
  private static final class WithoutExpect implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(
        Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
      return context.httpRequest().toBuilder().removeHeader("Expect").build();
    }
  }

  @AfterAll
  static void stop() {
    s3.close();
    stack.close();
  }

  @Test
  void put_ofAMatchingKey_startsTheFunctionWithTheDocumentedEvent() throws Exception {
    String eTag = put("models/a b+ä.bin", "content").replace("\"", "");

    JsonNode notification = awaitEvents("models/a+b%2B%C3%A4.bin", 1).getFirst();
    assertThat(notification.path("eventSource").asText()).isEqualTo("aws:s3");
    assertThat(notification.path("eventVersion").asText()).startsWith("2.");
    assertThat(notification.path("awsRegion").asText()).isEqualTo("us-east-1");
    assertThat(notification.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
    assertThat(notification.at("/s3/configurationId").asText()).isEqualTo("Uploaded");
    assertThat(notification.at("/s3/bucket/name").asText()).isEqualTo(bucket);
    assertThat(notification.at("/s3/bucket/arn").asText()).isEqualTo("arn:aws:s3:::" + bucket);
    assertThat(notification.at("/s3/object/size").asLong()).isEqualTo(7);
    assertThat(notification.at("/s3/object/eTag").asText()).isEqualTo(eTag);
    assertThat(notification.at("/s3/object/sequencer").asText()).matches("[0-9A-F]{18}");
  }

  @Test
  void putsOfOneKey_haveRisingSequencers() throws Exception {
    List<String> sizes = List.of("1", "22", "333");
    for (String content : sizes) {
      put("models/again.bin", content);
    }

    List<JsonNode> events = new ArrayList<>(awaitEvents("models/again.bin", 3));
    events.sort(Comparator.comparing(event -> event.at("/s3/object/sequencer").asText()));
    assertThat(distinctSizes(events)).containsExactly(1, 2, 3);
  }

  @Test
  void copy_andMultipartUpload_areNamedAsWhatTheyAre() throws Exception {
    put("inputs/source", "source");
    s3.copyObject(request ->
        request
            .sourceBucket(bucket)
            .sourceKey("inputs/source")
            .destinationBucket(bucket)
            .destinationKey("models/copied.bin"));
    uploadInParts("models/parts.bin");

    JsonNode copied = awaitEvents("models/copied.bin", 1).getFirst();
    JsonNode uploaded = awaitEvents("models/parts.bin", 1).getFirst();
    assertThat(copied.path("eventName").asText()).isEqualTo("ObjectCreated:Copy");
    assertThat(copied.at("/s3/object/size").asInt()).isEqualTo(6);
    assertThat(uploaded.path("eventName").asText())
        .isEqualTo("ObjectCreated:CompleteMultipartUpload");
    assertThat(uploaded.at("/s3/object/size").asInt()).isEqualTo(6 * MIB);
    assertThat(uploaded.at("/s3/object/eTag").asText()).endsWith("-2");
  }

  @Test
  void folderMarker_isStoredAndStartsTheFunction() throws Exception {
    put("models/newfolder/", "");

    JsonNode notification = awaitEvents("models/newfolder/", 1).getFirst();
    assertThat(notification.at("/s3/object/size").asLong(-1)).isZero();
    assertThat(notification.at("/s3/object/eTag").asText())
        .isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
  }

  @ParameterizedTest
  @MethodSource("keysThatAFolderCannotHold")
  void key_thatAFolderCannotHold_isRefusedWithItsReason(String key, String reason) {
    put("inputs/file", "content");
    put("inputs/folder/file", "content");

    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> put(key, "content".repeat(MIB)))
        .satisfies(refusal -> assertThat(refusal.statusCode()).isEqualTo(400))
        .withMessageContaining(reason);
  }

  static Stream<Arguments> keysThatAFolderCannotHold() {
    return Stream.of(
        Arguments.of("inputs/file/below", "no key below another key"),
        Arguments.of("inputs/folder", "no key below another key"),
        Arguments.of("inputs/" + "n".repeat(250), "names of some 200 bytes"));
  }

  @Test
  void object_keepsMetadataAndChecksum() {
    s3.putObject(
        request ->
            request
                .bucket(bucket)
                .key("inputs/kept")
                .metadata(java.util.Map.of("origin", "test"))
                .checksumSHA256(SHA256_OF_KEPT),
        RequestBody.fromString("kept"));

    var head =
        s3.headObject(request ->
            request.bucket(bucket).key("inputs/kept").checksumMode(ChecksumMode.ENABLED));

    assertThat(head.metadata()).containsEntry("origin", "test");
    assertThat(head.checksumSHA256()).isEqualTo(SHA256_OF_KEPT);
  }

  private static String put(String key, String content) {
    return s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content))
        .eTag();
  }

  private static void uploadInParts(String key) {
    String upload = s3.createMultipartUpload(request -> request.bucket(bucket).key(key)).uploadId();
    List<CompletedPart> parts = new ArrayList<>();
    for (int size : List.of(5 * MIB, MIB)) {
      int number = parts.size() + 1;
      String eTag =
          s3.uploadPart(
                  request -> request.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                  RequestBody.fromBytes(new byte[size]))
              .eTag();
      parts.add(CompletedPart.builder().partNumber(number).eTag(eTag).build());
    }
    s3.completeMultipartUpload(request ->
        request
            .bucket(bucket)
            .key(key)
            .uploadId(upload)
            .multipartUpload(completed -> completed.parts(parts)));
  }

  private static List<JsonNode> awaitEvents(String encodedKey, int count)
      throws InterruptedException {
    List<JsonNode> seen = new ArrayList<>();
    await(
        count + " events of " + encodedKey,
        () -> {
          seen.clear();
          seen.addAll(events(encodedKey));
          return distinctSizes(seen).size() >= count;
        });
    return seen;
  }

  /** A client that lost a reply puts again: the same content may have two events. */
  private static List<Integer> distinctSizes(List<JsonNode> events) {
    return events.stream().map(event -> event.at("/s3/object/size").asInt()).distinct().toList();
  }

  private static List<JsonNode> events(String encodedKey) {
    try {
      return stack.recordedEvents().stream()
          .map(event -> event.at("/Records/0"))
          .filter(event -> event.at("/s3/object/key").asText().equals(encodedKey))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
