package dev.efsshare.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.efsshare.local.LocalStack;
import dev.efsshare.local.LocalStackException;
import dev.efsshare.local.LocalStackOptions;
import dev.efsshare.local.TestStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the web console is served. */
class ConsoleServerTest {

  private static final Path PAGE = Path.of("../console/page");
  private static final URI API = URI.create("http://127.0.0.1:1");

  @TempDir Path folder;

  @Test
  void everyFileOfThePage_isServedWithItsType() throws Exception {
    try (ConsoleServer console = ConsoleServer.start(0, API);
        Stream<Path> files = Files.list(PAGE)) {
      for (Path file : files.filter(each -> !each.endsWith("settings.js")).toList()) {
        HttpResponse<String> answer = get(console, "/" + file.getFileName());

        assertThat(answer.statusCode()).as(file.toString()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readString(file));
        assertThat(header(answer, "Content-Type")).doesNotContain("octet-stream").isNotEmpty();
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
      }
    }
  }

  @Test
  void root_isThePage_thatNobodyFrames() throws Exception {
    try (ConsoleServer console = ConsoleServer.start(0, API)) {
      HttpResponse<String> answer = get(console, "/");

      assertThat(answer.body()).startsWith("<!DOCTYPE html>");
      assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
      assertThat(header(answer, "Content-Security-Policy")).isEqualTo("frame-ancestors 'none'");
    }
  }

  @Test
  void settings_tellTheApi() throws Exception {
    try (ConsoleServer console = ConsoleServer.start(0, API)) {
      assertThat(get(console, "/settings.js").body())
          .isEqualTo("window.efsShareSettings = {api: \"http://127.0.0.1:1\"};\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing.js",
        "/ConsoleServer.class",
        "/../LocalStack.class",
        "/a/index.html",
        "/%2e%2e/x.js"
      })
  void path_thatIsNotOfThePage_isNotFound(String path) throws Exception {
    try (ConsoleServer console = ConsoleServer.start(0, API)) {
      assertThat(get(console, path).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void method_thatWrites_isRefused() throws Exception {
    try (ConsoleServer console = ConsoleServer.start(0, API)) {
      HttpResponse<String> answer =
          send(HttpRequest.newBuilder(console.uri()).POST(BodyPublishers.noBody()));

      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
    }
  }

  @Test
  void stack_withAConsole_servesItWithItsOwnApi() throws Exception {
    try (LocalStack stack = LocalStack.start(TestStack.options(folder).withConsole(0))) {
      URI console = stack.console().orElseThrow();

      assertThat(console.getHost()).isEqualTo("127.0.0.1");
      assertThat(send(HttpRequest.newBuilder(console.resolve("/settings.js"))).body())
          .contains(stack.api().toString());
    }
  }

  @Test
  void stack_withoutAConsole_hasNone() throws IOException {
    try (LocalStack stack = LocalStack.start(TestStack.options(folder))) {
      assertThat(stack.console()).isEmpty();
    }
  }

  @Test
  void port_inUse_isRefusedWithTheWayOut() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      LocalStackOptions options = TestStack.options(folder).withConsole(taken.getLocalPort());

      assertThatExceptionOfType(LocalStackException.class)
          .isThrownBy(() -> LocalStack.start(options))
          .withMessage(
              "Port %d for the web console is in use; choose another one with --console-port",
              taken.getLocalPort());
    }
  }

  /** What the page may load is what is beside it: no other host, nothing inline. */
  @Test
  void page_loadsNothingFromElsewhere() throws IOException {
    String page = Files.readString(PAGE.resolve("index.html"));

    assertThat(page)
        .contains("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'")
        .doesNotContainPattern(
            "<script>|<style|\\sstyle=|\\son[a-z]+=|src=\"https?:|href=\"https?:");
    for (String script :
        List.of("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")) {
      try (Stream<Path> files = Files.list(PAGE)) {
        assertThat(files.filter(file -> file.toString().endsWith(".js")))
            .noneSatisfy(file -> assertThat(Files.readString(file)).contains(script));
      }
    }
  }

  private static HttpResponse<String> get(ConsoleServer console, String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(console.uri() + path)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
