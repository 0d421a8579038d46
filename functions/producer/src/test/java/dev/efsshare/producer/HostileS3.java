package dev.efsshare.producer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An S3 server of one object that misbehaves as it is told, on the wire. Thread-safe. */
final class HostileS3 implements AutoCloseable {

  /** One misbehaviour each; where it matters, in the range that has the middle of the object. */
  enum Fault {
    NONE,
    HEAD_NO_ANSWER,
    HEAD_SLOW_DOWN,
    HEAD_INTERNAL_ERROR,
    HEAD_REDIRECT,
    HEAD_GARBAGE,
    HEAD_CHECKSUM_IS_NONE,
    HEAD_SILENCE,
    HEAD_SIZE_TOO_LARGE,
    HEAD_SIZE_TOO_SMALL,
    NO_ANSWER,
    CUT_BEFORE_BODY,
    CUT_AFTER_ONE_BYTE,
    CUT_IN_THE_MIDDLE,
    CUT_BEFORE_THE_LAST_BYTE,
    LENGTH_LONGER_THAN_ASKED,
    LENGTH_SHORTER_THAN_ASKED,
    WRONG_BYTES,
    WRONG_RANGE,
    OTHER_ENTITY_TAG,
    SLOW_DOWN,
    INTERNAL_ERROR,
    GARBAGE_XML,
    REDIRECT,
    SILENCE,
    TRICKLE
  }

  private static final Pattern RANGE = Pattern.compile("(?im)^range: bytes=(\\d+)-(\\d+)$");
  private static final String TAG = "\"0123456789abcdef-1\"";

  private final byte[] content;
  private final String checksum;
  private final ServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private volatile Fault fault = Fault.NONE;

  /**
   * A server of an object.
   *
   * @param checksum its CRC64NVME in base64
   */
  HostileS3(byte[] content, String checksum) throws IOException {
    this.content = content;
    this.checksum = checksum;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** From now on it misbehaves so. */
  void misbehave(Fault value) {
    fault = value;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        // Closed: the loop ends.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      String request = read(connection);
      OutputStream out = connection.getOutputStream();
      if (request.startsWith("HEAD")) {
        head(out, connection);
      } else {
        get(request, out, connection);
      }
      out.flush();
    } catch (IOException | InterruptedException e) {
      // The client has hung up, as it may.
    } finally {
      connections.remove(connection);
    }
  }

  private static String read(Socket connection) throws IOException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    StringBuilder request = new StringBuilder();
    for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
      request.append(line).append('\n');
    }
    return request.toString();
  }

  private void head(OutputStream out, Socket connection) throws IOException {
    switch (fault) {
      case HEAD_NO_ANSWER -> {}
      case HEAD_SILENCE -> awaitClosed(connection);
      case HEAD_SLOW_DOWN -> write(out, "503 Slow Down", "Content-Length: 0\r\n");
      case HEAD_INTERNAL_ERROR -> write(out, "500 Internal Server Error", "Content-Length: 0\r\n");
      case HEAD_REDIRECT ->
          write(out, "301 Moved Permanently", "x-amz-bucket-region: eu-west-3\r\n");
      case HEAD_GARBAGE -> out.write("\0\0garbage\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      case HEAD_CHECKSUM_IS_NONE ->
          write(out, "200 OK", describing(content.length).replace(checksum, "*none*"));
      case HEAD_SIZE_TOO_LARGE -> write(out, "200 OK", describing(content.length + 100));
      case HEAD_SIZE_TOO_SMALL -> write(out, "200 OK", describing(content.length - 100));
      default -> write(out, "200 OK", describing(content.length));
    }
  }

  private String describing(int size) {
    return "Content-Length: %d\r\nETag: %s\r\nx-amz-checksum-crc64nvme: %s\r\nx-amz-checksum-type: FULL_OBJECT\r\n"
        .formatted(size, TAG, checksum);
  }

  private static void write(OutputStream out, String status, String headers) throws IOException {
    String head = "HTTP/1.1 %s\r\nConnection: close\r\n%s\r\n".formatted(status, headers);
    out.write(head.getBytes(StandardCharsets.UTF_8));
  }

  private static void writeError(OutputStream out, String status, String headers, String body)
      throws IOException {
    write(out, status, headers + "Content-Length: %d\r\n".formatted(body.length()));
    out.write(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String error(String code) {
    return "<Error><Code>%s</Code><Message>on purpose</Message></Error>".formatted(code);
  }

  private void get(String request, OutputStream out, Socket connection)
      throws IOException, InterruptedException {
    Matcher range = RANGE.matcher(request);
    int from = range.find() ? Integer.parseInt(range.group(1)) : 0;
    int to = Math.min(Integer.parseInt(range.group(2)) + 1, content.length);
    boolean spared = from > content.length / 2 || to <= content.length / 2;
    byte[] body = Arrays.copyOfRange(content, from, to);
    switch (spared ? Fault.NONE : fault) {
      case NO_ANSWER -> {}
      case SLOW_DOWN -> writeError(out, "503 Slow Down", "", error("SlowDown"));
      case INTERNAL_ERROR ->
          writeError(out, "500 Internal Server Error", "", error("InternalError"));
      case GARBAGE_XML -> writeError(out, "500 Internal Server Error", "", "<Error><Code>\0<<");
      case REDIRECT ->
          writeError(
              out,
              "307 Temporary Redirect",
              "Location: http://127.0.0.1:1/\r\n",
              error("TemporaryRedirect"));
      case SILENCE -> {
        writePart(out, body, body.length, body.length / 2, TAG);
        awaitClosed(connection);
      }
      case TRICKLE -> trickle(out, body);
      case CUT_BEFORE_BODY -> writePart(out, body, body.length, 0, TAG);
      case CUT_AFTER_ONE_BYTE -> writePart(out, body, body.length, 1, TAG);
      case CUT_IN_THE_MIDDLE -> writePart(out, body, body.length, body.length / 2, TAG);
      case CUT_BEFORE_THE_LAST_BYTE -> writePart(out, body, body.length, body.length - 1, TAG);
      case LENGTH_LONGER_THAN_ASKED -> {
        byte[] longer = Arrays.copyOf(body, body.length + 10);
        writePart(out, longer, longer.length, longer.length, TAG);
      }
      case LENGTH_SHORTER_THAN_ASKED ->
          writePart(out, body, body.length - 10, body.length - 10, TAG);
      case WRONG_BYTES -> {
        body[body.length / 2] ^= 1;
        writePart(out, body, body.length, body.length, TAG);
      }
      case WRONG_RANGE -> {
        byte[] others = Arrays.copyOfRange(content, Math.max(from - 1, 0), to);
        writePart(out, Arrays.copyOf(others, body.length), body.length, body.length, TAG);
      }
      case OTHER_ENTITY_TAG -> writePart(out, body, body.length, body.length, "\"other\"");
      default -> writePart(out, body, body.length, body.length, TAG);
    }
  }

  private static void writePart(OutputStream out, byte[] body, int told, int sent, String tag)
      throws IOException {
    write(out, "206 Partial Content", "Content-Length: %d\r\nETag: %s\r\n".formatted(told, tag));
    out.write(body, 0, sent);
  }

  private static void trickle(OutputStream out, byte[] body)
      throws IOException, InterruptedException {
    writePart(out, body, body.length, 0, TAG);
    for (byte each : body) {
      out.write(each);
      out.flush();
      Thread.sleep(1);
    }
  }

  /** The client sends nothing more: this returns when it has closed its end. */
  private static void awaitClosed(Socket connection) throws IOException {
    connection.getOutputStream().flush();
    connection.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket each : connections) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
