package dev.efsshare.local.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.efsshare.local.net.LocalServer;
import dev.efsshare.local.net.Reply;
import dev.efsshare.local.runtime.Invocation.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda Runtime API (version 2018-06-01) for one environment: the process asks for its next
 * request and posts the answer. When this server goes away the process's next call fails and it
 * exits.
 */
final class RuntimeApi implements AutoCloseable {

  /** Lambda's limit on a synchronous request or answer, bytes. */
  static final int PAYLOAD_LIMIT = 6_291_556;

  private static final String BASE = "/2018-06-01/runtime/";
  private static final String TOO_LARGE =
      """
      {"errorMessage":"Response payload size exceeded maximum allowed payload size \
      (%d bytes).","errorType":"Function.ResponseSizeTooLarge"}\
      """
          .formatted(PAYLOAD_LIMIT);

  private final LocalServer server;
  private final Duration timeout;
  private final BlockingQueue<Invocation> pending = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> initError = new CompletableFuture<>();
  private volatile CompletableFuture<Void> nextCall = new CompletableFuture<>();
  private volatile @Nullable Invocation current;

  private RuntimeApi(Duration timeout) throws IOException {
    this.timeout = timeout;
    this.server = LocalServer.start(0, this::handle);
  }

  static RuntimeApi start(Duration functionTimeout) throws IOException {
    return new RuntimeApi(functionTimeout);
  }

  /** What {@code AWS_LAMBDA_RUNTIME_API} says. */
  String hostAndPort() {
    return server.uri().getAuthority();
  }

  /** Completes when the process asks for work: after its start, then after each answer. */
  CompletableFuture<Void> ready() {
    return nextCall;
  }

  /** Completes with the error object of a failed initialisation. */
  CompletableFuture<String> initError() {
    return initError;
  }

  /** Gives the process, which must be waiting, its next request. */
  void hand(Invocation invocation) {
    nextCall = new CompletableFuture<>();
    current = invocation;
    pending.add(invocation);
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply handle(HttpExchange exchange) throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals(BASE + "invocation/next")) {
      return next();
    }
    if (path.equals(BASE + "init/error")) {
      initError.complete(text(LocalServer.body(exchange, PAYLOAD_LIMIT)));
      return accepted();
    }
    if (path.startsWith(BASE + "invocation/")) {
      return answer(exchange, path.substring((BASE + "invocation/").length()));
    }
    return Reply.json(404, "{\"errorMessage\":\"No such path\",\"errorType\":\"NotFound\"}");
  }

  private Reply next() throws InterruptedException {
    nextCall.complete(null);
    Invocation invocation = pending.take();
    long deadline = Instant.now().plus(timeout).toEpochMilli();
    return Reply.json(200, invocation.payload())
        .with("Lambda-Runtime-Aws-Request-Id", invocation.requestId())
        .with("Lambda-Runtime-Deadline-Ms", Long.toString(deadline))
        .with("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn())
        .with("Lambda-Runtime-Trace-Id", invocation.traceId());
  }

  private Reply answer(HttpExchange exchange, String rest) throws IOException {
    Invocation invocation = current;
    byte[] body = LocalServer.body(exchange, PAYLOAD_LIMIT);
    boolean error = rest.endsWith("/error");
    if (invocation == null
        || !rest.equals(invocation.requestId() + (error ? "/error" : "/response"))) {
      return Reply.json(
          400, "{\"errorMessage\":\"Invalid request ID\",\"errorType\":\"InvalidRequestID\"}");
    }
    if (body.length > PAYLOAD_LIMIT) {
      invocation.answer().complete(new Answer(TOO_LARGE, true));
      return Reply.json(413, TOO_LARGE);
    }
    // only the first answer counts: after a 413 the client reports that failure as an error, too
    invocation.answer().complete(new Answer(text(body), error));
    return accepted();
  }

  private static Reply accepted() {
    return Reply.json(202, "{\"status\":\"OK\"}");
  }

  private static String text(byte[] body) {
    return new String(body, UTF_8);
  }
}
