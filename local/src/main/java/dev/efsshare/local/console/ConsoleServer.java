package dev.efsshare.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.efsshare.local.net.LocalServer;
import dev.efsshare.local.net.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/**
 * Serves the web console, which knows the local API's address without asking. Safe for use by
 * several threads.
 */
public final class ConsoleServer implements AutoCloseable {

  /** The file that tells the page where its API is; opened from a disk, it says nothing. */
  private static final String SETTINGS = "settings.js";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String settings;
  private final LocalServer server;

  private ConsoleServer(int port, URI api) throws IOException {
    if (ConsolePage.find("/").isEmpty()) {
      throw new IOException("The console's page is not on the class path; run ./mvnw package");
    }
    this.settings =
        "window.efsShareSettings = {api: " + JSON.writeValueAsString(api.toString()) + "};\n";
    this.server = LocalServer.start(port, this::handle);
  }

  /**
   * Starts the server.
   *
   * @param port TCP port, 0 for any free one
   * @param api address of the HTTP API that the page calls
   * @return a server that takes requests
   * @throws IOException when the port cannot be opened, or the page's files are not there
   */
  public static ConsoleServer start(int port, URI api) throws IOException {
    return new ConsoleServer(port, api);
  }

  /**
   * The page's address.
   *
   * @return for example {@code http://127.0.0.1:3003}
   */
  public URI uri() {
    return server.uri();
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply handle(HttpExchange exchange) throws IOException {
    if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
      return text(405, "The console is only read: GET or HEAD").with("Allow", "GET, HEAD");
    }
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/" + SETTINGS)) {
      return guarded(Reply.of(200, settings.getBytes(UTF_8)), "text/javascript; charset=utf-8");
    }
    return ConsolePage.find(path)
        .map(file -> guarded(Reply.of(200, file.content()), file.mediaType()))
        .orElseGet(() -> text(404, "The console has no " + path));
  }

  private static Reply text(int status, String message) {
    return guarded(Reply.of(status, (message + "\n").getBytes(UTF_8)), "text/plain; charset=utf-8");
  }

  /** What the page's own policy, which is in the page, cannot say; and never an old page. */
  private static Reply guarded(Reply reply, String mediaType) {
    return reply
        .with("Content-Type", mediaType)
        .with("Content-Security-Policy", "frame-ancestors 'none'")
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-store");
  }
}
