package dev.efsshare.benchmarks.objects;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request without a body.
 *
 * @param method in capitals
 * @param path decoded
 * @param headers by name in lower case
 */
record RequestHead(String method, String path, Map<String, String> headers) {

  /** The value of a header, or null. */
  @Nullable String header(String name) {
    return headers.get(name);
  }

  /** Reads one request after the other from a connection. */
  static final class Reader {
    private static final int MAX_BYTES = 64 << 10;

    private final SocketChannel client;
    private final ByteBuffer received = ByteBuffer.allocate(MAX_BYTES);

    Reader(SocketChannel client) {
      this.client = client;
    }

    /** The next request, or null if the client has closed the connection. */
    @Nullable RequestHead next() throws IOException {
      int end = endOfHead();
      while (end < 0) {
        if (!received.hasRemaining()) {
          throw new IOException("a request head of more than " + MAX_BYTES + " bytes");
        }
        if (client.read(received) < 0) {
          return null;
        }
        end = endOfHead();
      }
      String text = new String(received.array(), 0, end, StandardCharsets.ISO_8859_1);
      received.limit(received.position()).position(end);
      received.compact();
      return parse(text);
    }

    private int endOfHead() {
      byte[] bytes = received.array();
      for (int i = 3; i < received.position(); i++) {
        if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
          return i + 1;
        }
      }
      return -1;
    }

    private static RequestHead parse(String text) throws IOException {
      String[] lines = text.split("\r\n", -1);
      String[] first = lines[0].split(" ", -1);
      if (first.length != 3) {
        throw new IOException("not a request line: " + lines[0]);
      }
      Map<String, String> headers = new TreeMap<>();
      for (int i = 1; i < lines.length; i++) {
        int colon = lines[i].indexOf(':');
        if (colon > 0) {
          headers.put(
              lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
              lines[i].substring(colon + 1).strip());
        }
      }
      return new RequestHead(first[0], URI.create(first[1]).getPath(), headers);
    }
  }
}
