package dev.efsshare.benchmarks.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackObjectsTest {
  @TempDir Path folder;
  private final byte[] content = new byte[3 << 20];
  private final HttpClient client = HttpClient.newHttpClient();
  private LoopbackObjects objects;

  @BeforeEach
  void serve() throws IOException {
    new SplittableRandom(7).nextBytes(content);
    Files.createDirectories(folder.resolve("bucket/models"));
    Files.write(folder.resolve("bucket/models/a b.bin"), content);
    Files.writeString(
        folder.resolve("bucket/models/a b.bin.headers"), "x-amz-checksum-crc32: AAAAAA==\n");
    objects = LoopbackObjects.serve(folder, Pace.UNLIMITED);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    objects.close();
  }

  @Test
  void get_wholeObject_isItsBytesWithItsHeaders() throws Exception {
    HttpResponse<byte[]> answer = send("GET", "/bucket/models/a%20b.bin");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(content);
    assertThat(answer.headers().firstValue("x-amz-checksum-crc32")).contains("AAAAAA==");
  }

  @Test
  void head_tellsSizeAndTag_withoutBody() throws Exception {
    HttpResponse<byte[]> answer = send("HEAD", "/bucket/models/a%20b.bin");

    assertThat(answer.headers().firstValue("content-length")).contains("" + content.length);
    assertThat(answer.headers().firstValue("etag")).isPresent();
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void get_rangeBeyondTheEnd_isCutOff() throws Exception {
    HttpResponse<byte[]> answer =
        send("GET", "/bucket/models/a%20b.bin", "Range", "bytes=3145720-99999999");

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).hasSize(8);
    assertThat(answer.headers().firstValue("content-range"))
        .contains("bytes 3145720-3145727/3145728");
  }

  @Test
  void get_otherTag_isRefused() throws Exception {
    assertThat(send("GET", "/bucket/models/a%20b.bin", "If-Match", "\"no\"").statusCode())
        .isEqualTo(412);
  }

  @Test
  void get_nothingThere_isNotFound() throws Exception {
    assertThat(send("GET", "/bucket/absent").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/bucket/../../etc/passwd").statusCode()).isEqualTo(404);
  }

  @Test
  void get_paced_takesAtLeastAsLongAsItsPace() throws Exception {
    objects.close();
    objects = LoopbackObjects.serve(folder, new Pace(30L << 20));

    long start = System.nanoTime();
    HttpResponse<byte[]> answer = send("GET", "/bucket/models/a%20b.bin");

    assertThat(answer.body()).isEqualTo(content);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(99));
  }

  private HttpResponse<byte[]> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(objects.endpoint().resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
