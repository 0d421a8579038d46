package dev.efsshare.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A server that answers every request with the bytes it was told, and closes the connection. It
 * listens on a free port of 127.0.0.1 and ends with {@link #close}.
 */
final class CannedServer implements AutoCloseable {

  /** At the end of an answer: the connection stays open, and nothing more comes. */
  static final String STALL = "<stall>";

  /** Closes the connection without an answer. */
  static final String NO_ANSWER = "";

  private final ServerSocket socket;
  private final Thread thread;
  private final Function<String, String> answers;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** A server whose answers follow from the request line with the headers. */
  CannedServer(Function<String, String> answers) {
    this.answers = answers;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = Thread.ofPlatform().name("canned-server").start(this::serve);
  }

  /** An answer with a body. */
  static String answer(String status, String headers, String body) {
    return "HTTP/1.1 %s\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n%s"
        .formatted(status, body.length(), headers, body);
  }

  /** An error as S3 tells it. */
  static String error(String status, String code) {
    return answer(
        status,
        "Content-Type: application/xml\r\n",
        "<Error><Code>%s</Code><Message>told by the server</Message></Error>".formatted(code));
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** What was asked: request lines with headers. */
  List<String> requests() {
    return requests;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        String request = read(connection);
        requests.add(request);
        String answer = answers.apply(request);
        connection
            .getOutputStream()
            .write(answer.replace(STALL, "").getBytes(StandardCharsets.UTF_8));
        if (answer.endsWith(STALL)) {
          awaitClosedBy(connection);
        }
      } catch (SocketException e) {
        // Closed by the test or by the client: the next round tells.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void awaitClosedBy(Socket connection) throws IOException {
    // The client sends nothing more: this returns when it has closed its end.
    connection.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  private static String read(Socket connection) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    StringBuilder request = new StringBuilder();
    long length = 0;
    for (String line = reader.readLine();
        line != null && !line.isEmpty();
        line = reader.readLine()) {
      request.append(line).append('\n');
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Long.parseLong(line.substring("content-length:".length()).trim());
      }
    }
    boolean withBody = !request.toString().contains("100-continue");
    for (long read = 0; withBody && read < length; read++) {
      reader.read();
    }
    return request.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
      thread.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
