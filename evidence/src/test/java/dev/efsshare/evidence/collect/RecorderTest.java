package dev.efsshare.evidence.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;

class RecorderTest {

  @Test
  void ask_answerThatTheSdkCannotRead_isKept() throws IOException {
    String body = "{\"events\":[{\"timestamp\":1795273210901.5,\"message\":\"a line\"}]}";
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
          exchange.sendResponseHeaders(200, body.length());
          exchange.getResponseBody().write(body.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    Recorder recorder = new Recorder();
    String host = "127.0.0.1:" + server.getAddress().getPort();
    try (CloudWatchLogsClient client =
        CloudWatchLogsClient.builder()
            .endpointOverride(URI.create("http://" + host))
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .overrideConfiguration(c -> c.addExecutionInterceptor(recorder))
            .build()) {
      Recorder.Answer<FilterLogEventsResponse> answer =
          recorder.ask(() -> client.filterLogEvents(ask -> ask.logGroupName("group")));

      assertThat(answer.value()).isEmpty();
      assertThat(answer.refusal()).isEmpty();
      assertThat(answer.body()).isEqualTo(body);
      assertThat(recorder.hosts()).containsExactly(host);
    } finally {
      server.stop(0);
    }
  }
}
