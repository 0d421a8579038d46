package dev.efsshare.demo.target;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The AWS APIs of moto, an implementation in Python; SDK clients find it while it is open. */
final class MotoServer implements AutoCloseable {
  private static final int SECONDS_TO_START = 60;

  private final Process process;
  private final Map<String, String> before = new HashMap<>();

  private MotoServer(Process process) {
    this.process = process;
  }

  static MotoServer start() throws Exception {
    int port = freePort();
    Process process =
        Python.start("-m", "moto.server", "-H", "127.0.0.1", "-p", String.valueOf(port));
    MotoServer server = new MotoServer(process);
    // A full pipe would stop it.
    Thread.ofVirtual().start(() -> drain(process));
    server.set("aws.endpointUrl", "http://127.0.0.1:" + port);
    server.set("aws.accessKeyId", "test");
    server.set("aws.secretAccessKey", "test");
    server.awaitStart(port);
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitStart(int port) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
    while (true) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > end) {
          close();
          throw new IllegalStateException("moto does not start", e);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private static void drain(Process process) {
    try {
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // it ended
    }
  }

  private void set(String property, String value) {
    before.put(property, System.getProperty(property));
    System.setProperty(property, value);
  }

  @Override
  public void close() {
    before.forEach((property, value) -> {
      if (value == null) {
        System.clearProperty(property);
      } else {
        System.setProperty(property, value);
      }
    });
    process.destroy();
    process.onExit().join();
  }
}
