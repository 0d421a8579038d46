package dev.efsshare.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An S3 endpoint that denies everything, as S3 does when a policy does not allow a call. */
final class RefusingS3 implements AutoCloseable {
  private static final byte[] BODY =
      "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;

  RefusingS3() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", RefusingS3::deny);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void deny(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/xml");
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(403, head ? -1 : BODY.length);
      if (!head) {
        exchange.getResponseBody().write(BODY);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
