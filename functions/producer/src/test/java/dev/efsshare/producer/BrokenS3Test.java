package dev.efsshare.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.functions.testing.Call;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.functions.testing.FakeContext;
import dev.efsshare.producer.HostileS3.Fault;
import dev.efsshare.s3.S3ObjectStore;
import dev.efsshare.transfer.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * S3 as it is on its worst days, on the wire. A request gets the documented error; an event is
 * refused, so that Lambda delivers it again, and that then succeeds. Nothing of bad bytes is ever
 * published, and nothing is left.
 */
@Timeout(120)
class BrokenS3Test {
  private static final String KEY = "models/a.bin";
  private static final int SMALL = 300_000;

  /** Three ranges, of which the one in the middle is spoilt. */
  private static final int LARGE = 20 << 20;

  private static final FakeContext LONG = FakeContext.of("producer-lambda");
  private static final FakeContext SHORT = LONG.withRemainingMillis(2_000);

  @TempDir Path mount;
  private final Call call = new Call();

  @ParameterizedTest
  @CsvSource({
    "HEAD_NO_ANSWER, 503, S3_UNAVAILABLE",
    "HEAD_SLOW_DOWN, 503, S3_UNAVAILABLE",
    "HEAD_INTERNAL_ERROR, 503, S3_UNAVAILABLE",
    "HEAD_REDIRECT, 503, S3_UNAVAILABLE",
    "HEAD_GARBAGE, 503, S3_UNAVAILABLE",
    "HEAD_CHECKSUM_IS_NONE, 503, S3_UNAVAILABLE",
    "HEAD_SIZE_TOO_LARGE, 503, S3_UNAVAILABLE",
    "HEAD_SIZE_TOO_SMALL, 502, S3_CONTENT_MISMATCH",
    "NO_ANSWER, 503, S3_UNAVAILABLE",
    "CUT_BEFORE_BODY, 503, S3_UNAVAILABLE",
    "CUT_AFTER_ONE_BYTE, 503, S3_UNAVAILABLE",
    "CUT_IN_THE_MIDDLE, 503, S3_UNAVAILABLE",
    "CUT_BEFORE_THE_LAST_BYTE, 503, S3_UNAVAILABLE",
    "LENGTH_LONGER_THAN_ASKED, 503, S3_UNAVAILABLE",
    "LENGTH_SHORTER_THAN_ASKED, 503, S3_UNAVAILABLE",
    "WRONG_BYTES, 502, S3_CONTENT_MISMATCH",
    "OTHER_ENTITY_TAG, 503, S3_UNAVAILABLE",
    "SLOW_DOWN, 503, S3_UNAVAILABLE",
    "INTERNAL_ERROR, 503, S3_UNAVAILABLE",
    "GARBAGE_XML, 503, S3_UNAVAILABLE",
    "REDIRECT, 503, S3_UNAVAILABLE"
  })
  void s3_broken_isAnsweredTruthfullyAndTriedAgain(Fault fault, int status, String code)
      throws IOException {
    check(fault, SMALL, LONG, status, code);
  }

  @ParameterizedTest
  @CsvSource({
    "CUT_IN_THE_MIDDLE, 503, S3_UNAVAILABLE",
    "LENGTH_LONGER_THAN_ASKED, 503, S3_UNAVAILABLE",
    "WRONG_BYTES, 502, S3_CONTENT_MISMATCH",
    "WRONG_RANGE, 502, S3_CONTENT_MISMATCH",
    "OTHER_ENTITY_TAG, 503, S3_UNAVAILABLE",
    "SLOW_DOWN, 503, S3_UNAVAILABLE"
  })
  void s3_brokenInOneOfSeveralRanges_isAnsweredTruthfullyAndTriedAgain(
      Fault fault, int status, String code) throws IOException {
    check(fault, LARGE, LONG, status, code);
  }

  @ParameterizedTest
  @CsvSource({"HEAD_SILENCE", "SILENCE", "TRICKLE"})
  void s3_slow_endsBeforeTheFunctionsTime(Fault fault) throws IOException {
    check(fault, SMALL, SHORT, 504, "TRANSFER_TIMEOUT");
  }

  private void check(Fault fault, int size, FakeContext context, int status, String code)
      throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    try (HostileS3 server = new HostileS3(content, crc64(content));
        S3Client client = client(server)) {
      ProducerHandler producer = producer(new S3ObjectStore(client));
      byte[] event = Events.s3(Events.S3Object.put(ProducerFixture.BUCKET, KEY, "0A"));
      server.misbehave(fault);

      Reply reply =
          call.of(
              producer,
              Events.httpApi("POST", "/ingest", "{\"key\":\"%s\"}".formatted(KEY)),
              context);

      assertThat(reply.body().members())
          .containsEntry("error", code)
          .containsEntry("key", KEY)
          .containsEntry("requestId", context.requestId());
      assertThat(reply.status()).isEqualTo(status);
      assertThat(files()).isEmpty();
      assertThatThrownBy(() -> call.of(producer, event, context))
          .isInstanceOf(DeliverAgainException.class)
          .hasMessageContaining(code);
      assertThat(files()).isEmpty();

      server.misbehave(Fault.NONE);
      call.of(producer, event, LONG);

      assertThat(Files.readAllBytes(mount.resolve(KEY))).isEqualTo(content);
    }
  }

  private static String crc64(byte[] content) {
    ChecksumCalculator calculator = ChecksumCalculator.of(Set.of(ChecksumAlgorithm.CRC64NVME));
    calculator.update(content, 0, content.length);
    return calculator.finish().checksum(ChecksumAlgorithm.CRC64NVME).orElseThrow().base64();
  }

  /** Everything that is on the mount but directories. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(mount)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private ProducerHandler producer(ObjectStore objects) {
    Map<String, String> variables =
        Map.of("EFS_MOUNT_PATH", mount.toString(), "S3_BUCKET_NAME", ProducerFixture.BUCKET);
    FakeSigner signer = new FakeSigner();
    return new ProducerHandler(
        ProducerRoutes.shell(
            ProducerApp.lazily(variables, Lazily.of(() -> objects), Lazily.of(signer::connected)),
            call.lines()));
  }

  /** Without the SDK's retries, which would only make each of these take seconds. */
  private static S3Client client(HostileS3 server) {
    return S3Client.builder()
        .endpointOverride(server.uri())
        .forcePathStyle(true)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }
}
