package dev.efsshare.local.net;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP/1.1 server on 127.0.0.1, one virtual thread a request. A handler that fails is answered
 * 500 and logged; it never takes the server down. Safe for use by several threads.
 */
public final class LocalServer implements AutoCloseable {

  private static final Logger LOG = System.getLogger(LocalServer.class.getName());

  static {
    // the server writes head and body apart; with Nagle's algorithm each answer would wait 40 ms
    // for
    // the client's delayed acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LocalServer(HttpServer server) {
    this.server = server;
  }

  /** Answers one request. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Answers a request; may block.
     *
     * @param exchange the request; the answer is written by the server, not by the handler
     * @return the answer
     * @throws IOException when the request cannot be read
     * @throws InterruptedException when the server is being closed
     */
    Reply handle(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /**
   * Starts a server.
   *
   * @param port TCP port, 0 for any free one
   * @param handler answers every request
   * @return a server that accepts connections
   * @throws IOException when the port cannot be opened
   */
  public static LocalServer start(int port, Handler handler) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    LocalServer local = new LocalServer(HttpServer.create(address, 0));
    local.server.createContext("/", exchange -> serve(exchange, handler));
    local.server.setExecutor(local.threads);
    local.server.start();
    return local;
  }

  /**
   * The address to call.
   *
   * @return for example {@code http://127.0.0.1:3000}
   */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Reads a request's body, but not much more than allowed.
   *
   * @param exchange the request
   * @param limit bytes allowed
   * @return the body, or its first {@code limit + 1} bytes when it is longer
   * @throws IOException when the connection breaks
   */
  public static byte[] body(HttpExchange exchange, int limit) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(limit + 1);
      if (body.length > limit) {
        // an unread rest would reset the connection before the client has read the answer
        in.transferTo(OutputStream.nullOutputStream());
      }
      return body;
    }
  }

  /** Stops at once and interrupts what is being handled. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void serve(HttpExchange exchange, Handler handler) {
    try (exchange) {
      send(exchange, answer(exchange, handler));
    } catch (IOException e) {
      // the client went away; there is nobody left to tell
      LOG.log(Level.DEBUG, "answer not delivered: {0}", e.getMessage());
    }
  }

  private static Reply answer(HttpExchange exchange, Handler handler) throws IOException {
    try {
      return handler.handle(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.empty(503);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "failed: " + exchange.getRequestURI(), e);
      return Reply.json(500, "{\"message\":\"Internal Server Error\"}");
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach(h -> exchange.getResponseHeaders().add(h.getKey(), h.getValue()));
    byte[] body = reply.body();
    boolean silent = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), silent ? -1 : body.length);
    if (!silent) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }
}
