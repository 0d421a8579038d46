package dev.efsshare.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.efsshare.local.testfunction.TestFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A stack of the test template in a folder of its own, and clients for it. */
public final class TestStack implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalStack stack;

  private TestStack(LocalStack stack) {
    this.stack = stack;
  }

  /** Starts a stack that retries at once. */
  public static TestStack start(Path folder) throws IOException {
    return start(options(folder));
  }

  /** Starts a stack with changed {@link #options}. */
  public static TestStack start(LocalStackOptions options) {
    return new TestStack(LocalStack.start(options));
  }

  /** Options for the test template, whose jar is packed beside it. */
  public static LocalStackOptions options(Path folder) throws IOException {
    try (InputStream in = TestStack.class.getResourceAsStream("/test-template.yaml")) {
      Files.write(folder.resolve("template.yaml"), Objects.requireNonNull(in).readAllBytes());
    }
    packFunction(folder.resolve("test-function.jar"));
    return LocalStackOptions.forProject(folder)
        .withPorts(0, 0, 0)
        .withRetryDelays(List.of(Duration.ofMillis(10), Duration.ofMillis(10)));
  }

  /** The running stack. */
  public LocalStack stack() {
    return stack;
  }

  /** Invokes a function synchronously. */
  public HttpResponse<String> invoke(String function, String payload)
      throws IOException, InterruptedException {
    return invoke(function, payload, "X-Amz-Invocation-Type", "RequestResponse");
  }

  /** Invokes a function with headers. */
  public HttpResponse<String> invoke(String function, String payload, String... headers)
      throws IOException, InterruptedException {
    URI uri = stack.lambda().resolve("/2015-03-31/functions/" + function + "/invocations");
    return send(
        HttpRequest.newBuilder(uri).headers(headers).POST(BodyPublishers.ofString(payload)));
  }

  /** Invokes an alias or a version, named apart from the function. */
  public HttpResponse<String> invokeQualified(String function, String qualifier, String payload)
      throws IOException, InterruptedException {
    String path = "/2015-03-31/functions/" + function + "/invocations?Qualifier=" + qualifier;
    URI uri = stack.lambda().resolve(path);
    return send(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(payload)));
  }

  /** Invokes a function and reads its answer. */
  public JsonNode answer(String function, String command, String argument)
      throws IOException, InterruptedException {
    return json(invoke(function, order(command, argument)).body());
  }

  /** Sends a request to the HTTP API. */
  public HttpResponse<String> call(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return send(request.uri(URI.create(stack.api() + path)));
  }

  /** What makes the test function do something. */
  public static String order(String command, String argument) {
    return "{\"do\":\"%s\",\"arg\":\"%s\"}".formatted(command, argument);
  }

  /** Parses an answer. */
  public static JsonNode json(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }

  /** The events that the test function has recorded. */
  public List<JsonNode> recordedEvents() throws IOException {
    return jsonFiles(stack.mount().resolve("events"));
  }

  /** Every complete JSON file below a folder. */
  public static List<JsonNode> jsonFiles(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    List<JsonNode> found = new ArrayList<>();
    Files.walkFileTree(folder, new JsonFiles(found));
    return found;
  }

  /** Partial files may get their final name, and so vanish, while a folder is walked. */
  private static final class JsonFiles extends SimpleFileVisitor<Path> {
    private final List<JsonNode> found;

    JsonFiles(List<JsonNode> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(".json")) {
        found.add(read(file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }

  /** Waits until something holds; fails when it takes too long. */
  public static void await(String what, BooleanSupplier condition) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("Not within " + PATIENCE.toSeconds() + " s: " + what);
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() {
    http.close();
    stack.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.timeout(PATIENCE.plusSeconds(30)).build(), BodyHandlers.ofString());
  }

  private static JsonNode read(Path file) {
    try {
      return json(Files.readString(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void packFunction(Path jar) throws IOException {
    String entry = TestFunction.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        InputStream code = TestStack.class.getResourceAsStream("/" + entry)) {
      out.putNextEntry(new JarEntry(entry));
      Objects.requireNonNull(code).transferTo(out);
    }
  }
}
