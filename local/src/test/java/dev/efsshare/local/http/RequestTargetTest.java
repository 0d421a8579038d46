package dev.efsshare.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.local.TestStack;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Request lines that a client should have encoded, sent as they are. */
class RequestTargetTest {

  @TempDir static Path folder;

  private static TestStack stack;

  @BeforeAll
  static void start() throws IOException {
    stack = TestStack.start(folder);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void bytesBeyondAscii_areReadAsUtf8() throws IOException {
    assertThat(get("/items/ö?key=models/ä&x=%C3%A4"))
        .startsWith("HTTP/1.1 200")
        .contains("\"rawPath\":\"/items/ö\"")
        .contains("\"rawQueryString\":\"key=models/%C3%A4&x=%C3%A4\"")
        .contains("\"queryStringParameters\":{\"key\":\"models/ä\",\"x\":\"ä\"}")
        .contains("\"pathParameters\":{\"id\":\"ö\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/items/a?key=%zz", "/items/a?key=%a", "/items/a?key=Ä"})
  void targetThatTheServerTakesForNone_isABadRequest(String target) throws IOException {
    assertThat(get(target)).startsWith("HTTP/1.1 400");
  }

  /** Sends bytes that an HTTP client would refuse to send. */
  private static String get(String target) throws IOException {
    URI api = stack.stack().api();
    try (Socket socket = new Socket(api.getHost(), api.getPort())) {
      String request = "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
