package dev.efsshare.evidence.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server of moto's, which implements the AWS APIs, as a process of its own on 127.0.0.1. While it
 * runs, the SDK's system properties lead every client to it.
 */
final class MotoServer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final URI uri;
  private final String region;
  private final Map<String, @Nullable String> before = new LinkedHashMap<>();

  private MotoServer(Process process, URI uri, String region) {
    this.process = process;
    this.uri = uri;
    this.region = region;
  }

  /** Whether this machine has python3 with moto's server. */
  static boolean isInstalled() throws InterruptedException {
    try {
      Process check =
          new ProcessBuilder("python3", "-c", "import moto.server, flask")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return check.waitFor() == 0;
    } catch (IOException e) {
      // no python3
      return false;
    }
  }

  static MotoServer start(String region, Path log) throws IOException, InterruptedException {
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder("python3", "-m", "moto.server", "-H", "127.0.0.1", "-p", "" + port)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("AWS_DEFAULT_REGION", region);
    MotoServer server =
        new MotoServer(builder.start(), URI.create("http://127.0.0.1:" + port), region);
    try {
      server.await(port, log);
    } catch (IOException | InterruptedException e) {
      server.close();
      throw e;
    }
    server.set("aws.endpointUrl", server.uri.toString());
    server.set("aws.region", region);
    server.set("aws.accessKeyId", "evidence-test-key");
    server.set("aws.secretAccessKey", "evidence-test-secret");
    return server;
  }

  URI uri() {
    return uri;
  }

  /** Asks without the SDK; moto tells services apart by the scope of the signature. */
  byte[] get(String path, String service) throws IOException, InterruptedException {
    String scope = "Credential=x/20261121/%s/%s/aws4_request".formatted(region, service);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri + path))
            .header(
                "Authorization", "AWS4-HMAC-SHA256 " + scope + ", SignedHeaders=host, Signature=0")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofByteArray()).body();
    }
  }

  /** Sets a system property until the server is closed. */
  void set(String property, String value) {
    before.putIfAbsent(property, System.getProperty(property));
    System.setProperty(property, value);
  }

  private void await(int port, Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return;
      } catch (IOException e) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
          throw new IOException("moto did not start: " + Files.readString(log, UTF_8), e);
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    before.forEach((property, value) -> {
      if (value == null) {
        System.clearProperty(property);
      } else {
        System.setProperty(property, value);
      }
    });
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
