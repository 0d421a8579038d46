package dev.efsshare.benchmarks.comparison.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The Lambda Runtime API for one process, on blocking sockets: an answer costs a few system calls,
 * and connections stay open however long a function works. Safe for use by several threads.
 */
final class RuntimeStub implements AutoCloseable {
  private static final long DEADLINE_MILLIS = 900_000;

  private final ServerSocket listening;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Posted> answers = new LinkedBlockingQueue<>();
  private final CompletableFuture<Long> ready = new CompletableFuture<>();

  /**
   * What the function posted.
   *
   * @param nanos when all of it was received, by {@link System#nanoTime()}
   * @param failed whether it is an error
   * @param body JSON
   */
  record Posted(long nanos, boolean failed, String body) {}

  RuntimeStub() throws IOException {
    listening = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("runtime-api").start(this::accept);
  }

  /** What {@code AWS_LAMBDA_RUNTIME_API} says. */
  String hostAndPort() {
    return "127.0.0.1:" + listening.getLocalPort();
  }

  /** Completes with the time at which the function asked for its first event. */
  CompletableFuture<Long> ready() {
    return ready;
  }

  void hand(String event) {
    events.add(event);
  }

  BlockingQueue<Posted> answers() {
    return answers;
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        client.setTcpNoDelay(true);
        Thread.ofPlatform().daemon().name("runtime-api-client").start(() -> serve(client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      for (RuntimeRequest r = RuntimeRequest.read(in); r != null; r = RuntimeRequest.read(in)) {
        client.getOutputStream().write(answer(r).getBytes(UTF_8));
      }
    } catch (IOException e) {
      // the process has ended, or this stub
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String answer(RuntimeRequest request) throws InterruptedException {
    if (request.path().endsWith("/invocation/next")) {
      ready.complete(System.nanoTime());
      return next(events.take());
    }
    boolean answered = request.path().endsWith("/response");
    answers.add(new Posted(System.nanoTime(), !answered, request.body()));
    return reply("202 Accepted", "", "{\"status\":\"OK\"}");
  }

  private static String next(String event) {
    String headers =
        """
        Lambda-Runtime-Aws-Request-Id: %s\r
        Lambda-Runtime-Deadline-Ms: %d\r
        Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:000000000000:function:f\r
        Lambda-Runtime-Trace-Id: Root=1-00000000-000000000000000000000000\r
        """
            .formatted(UUID.randomUUID(), System.currentTimeMillis() + DEADLINE_MILLIS);
    return reply("200 OK", headers, event);
  }

  private static String reply(String status, String headers, String body) {
    return "HTTP/1.1 %s\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(status, headers, body.getBytes(UTF_8).length, body);
  }
}
