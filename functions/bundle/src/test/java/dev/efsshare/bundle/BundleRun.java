package dev.efsshare.bundle;

import dev.efsshare.local.LocalStack;
import dev.efsshare.local.LocalStackOptions;
import dev.efsshare.local.runtime.EnvironmentInfo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A local stack whose producer, or consumer, is a bundle. */
final class BundleRun implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalStack stack;

  BundleRun(Path state) {
    this(options(state));
  }

  BundleRun(LocalStackOptions options) {
    this.stack = LocalStack.start(options);
  }

  static LocalStackOptions options(Path state) {
    return LocalStackOptions.forProject(Path.of("../.."))
        .withState(state)
        .withPorts(0, 0, 0)
        .withParameter("Runtime", "aot");
  }

  /** Invokes a function directly, as far as it gets. */
  String invoke(String function, String event) throws IOException, InterruptedException {
    URI uri = stack.lambda().resolve("/2015-03-31/functions/" + function + "/invocations");
    return send(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(event))).body();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(stack.api() + path)));
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(stack.api() + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  void putObject(String key, byte[] content) throws IOException, InterruptedException {
    URI uri = URI.create(stack.s3() + "/" + stack.buckets().getFirst() + "/" + key);
    send(HttpRequest.newBuilder(uri).PUT(BodyPublishers.ofByteArray(content)));
  }

  LocalStack stack() {
    return stack;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** What the environments wrote, without the platform's own lines and the metrics. */
  List<String> logLines() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(stack.logs())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines.stream()
        .filter(line -> !line.contains("\"type\":\"platform.") && !line.startsWith("{\"_aws\""))
        .toList();
  }

  /** Whether the first environment's JVM has the cache in its memory. */
  boolean cacheIsMapped() throws IOException {
    EnvironmentInfo environment = stack.environments().getFirst();
    return Files.readString(Path.of("/proc", Long.toString(environment.pid()), "maps"))
        .contains("function.aot");
  }

  @Override
  public void close() {
    http.close();
    stack.close();
  }
}
