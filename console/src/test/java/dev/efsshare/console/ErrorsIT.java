package dev.efsshare.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Errors in words: of the share, of API Gateway, and of a network without an answer. */
@ExtendWith(RunningConsole.Shared.class)
class ErrorsIT {

  private final RunningConsole console;
  private Browser browser;

  ErrorsIT(RunningConsole console) {
    this.console = console;
  }

  @BeforeEach
  void open() {
    browser = Browser.start().open(console.page());
    browser.awaitText("#connection", "Connected to ");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void unknownModel_isExplained_withCodeAndRequestId() throws IOException {
    browser.type("#model", "models/nothing.bin");

    browser.click("#predict");
    browser.awaitText("#predict-result", "Not on the share");

    assertThat(browser.text("#predict-result"))
        .contains("NOT_FOUND (404)", "there is no 'nothing.bin' on the share", "upload the file");
    assertThat(browser.find("#predict-result .failure").getDomAttribute("role")).isEqualTo("alert");
    assertThat(browser.text("#history")).contains("NOT_FOUND", "404");
    browser.screenshot("error");
  }

  @Test
  void tenOfAnUnknownModel_areTenFailures() {
    browser.type("#model", "models/nothing.bin");

    browser.click("#parallel");
    browser.awaitText("#predict-status", "0 of 10 answered.");

    assertThat(browser.findAll("#predict-result .spread .bad")).hasSize(10);
    assertThat(browser.text("#predict-result")).contains("Not on the share");
  }

  @Test
  void keyThatLeavesTheShare_isExplained() throws IOException {
    browser.find("#file").sendKeys(console.file("x.bin", 10).toAbsolutePath().toString());
    browser.type("#key", "models/../../etc/passwd");

    browser.click("#upload");
    browser.awaitText("#upload-result", "The request was not understood");

    assertThat(browser.text("#upload-result")).contains("INVALID_REQUEST (400)");
  }

  @Test
  void missingChoices_areAskedFor_andGetTheFocus() {
    browser.click("#upload");
    browser.awaitText("#upload-status", "Choose a file first.");
    assertThat(focus()).isEqualTo("file");

    browser.click("#predict");
    browser.awaitText("#predict-status", "Give the key of a file on the share");
    assertThat(focus()).isEqualTo("model");
  }

  @Test
  void apiThatIsNotThere_isExplained() throws IOException {
    connect("http://127.0.0.1:" + closedPort(), "");

    browser.awaitText("#connection", "The API cannot be reached");
    assertThat(browser.text("#api-error")).contains("Is ./efs-share local running?");
    browser.screenshot("unreachable");
  }

  @Test
  void apiThatAllowsOtherOriginsOnly_isExplained() throws IOException {
    try (AnsweringApi api = new AnsweringApi(200, "{\"status\":\"ok\"}", "https://else.example")) {
      connect(api.uri().toString(), "");

      browser.awaitText("#connection", "does not let this page read its answers");
      assertThat(browser.text("#api-error")).contains("CorsOrigins");
    }
  }

  @Test
  void apiThatWantsSignatures_isExplained() throws IOException {
    try (AnsweringApi api = new AnsweringApi(403, "{\"message\":\"Forbidden\"}", "*")) {
      connect(api.uri().toString(), "");

      browser.awaitText("#connection", "The API does not let this page in");
      assertThat(browser.text("#api-error")).contains("ApiAuth=IAM", "ApiAuth=JWT");
    }
  }

  @Test
  void token_isSentAndNotKept() throws IOException {
    String health = "{\"status\":\"ok\",\"coldStart\":false,\"requestId\":\"r\"}";
    try (AnsweringApi api = new AnsweringApi(200, health, "*")) {
      connect(api.uri().toString(), "Bearer abc.def");

      browser.awaitText("#connection", "Connected to " + api.uri());
      assertThat(api.authorizations).contains("Bearer abc.def");
      assertThat(browser.script("return JSON.stringify(localStorage) + document.cookie"))
          .asString()
          .contains(api.uri().toString())
          .doesNotContain("abc.def");
    }
  }

  @Test
  void token_toAnAddressWithoutTls_isNotSent() {
    connect("http://api.example", "a.b.c");

    browser.awaitText("#connection", "The token was not sent");

    assertThat(browser.text("#api-error")).contains("https://");
  }

  @Test
  void addressThatIsNone_isRefused() {
    connect("ftp://share.example", "");

    browser.awaitText("#api-error", "It must begin with http:// or https://");
    assertThat(focus()).isEqualTo("api");
  }

  @Test
  void answerThatIsNoJson_isExplained() throws IOException {
    try (AnsweringApi api = new AnsweringApi(200, "<html>", "*")) {
      connect(api.uri().toString(), "");

      browser.awaitText("#connection", "The answer is not from efs-share");
    }
  }

  private void connect(String api, String token) {
    if (browser.find("#settings").getDomAttribute("open") == null) {
      browser.click("#settings summary");
    }
    browser.type("#api", api);
    browser.type("#token", token);
    browser.click("#settings button");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return unused.getLocalPort();
    }
  }

  private String focus() {
    return String.valueOf(browser.driver().switchTo().activeElement().getDomAttribute("id"));
  }

  /** An API that gives every request the same answer, for one origin. */
  private static final class AnsweringApi implements AutoCloseable {

    final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    AnsweringApi(int status, String body, String origin) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              List<String> sent = exchange.getRequestHeaders().get("Authorization");
              authorizations.addAll(sent == null ? List.of() : sent);
              exchange.getResponseHeaders().set("Access-Control-Allow-Origin", origin);
              exchange.getResponseHeaders().set("Access-Control-Allow-Headers", "Authorization");
              byte[] answer = body.getBytes(UTF_8);
              boolean preflight = exchange.getRequestMethod().equals("OPTIONS");
              exchange.sendResponseHeaders(
                  preflight ? 204 : status, preflight ? -1 : answer.length);
              if (!preflight) {
                exchange.getResponseBody().write(answer);
              }
            }
          });
      server.start();
    }

    URI uri() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
