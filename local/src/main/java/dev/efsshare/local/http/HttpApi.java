package dev.efsshare.local.http;

import com.sun.net.httpserver.HttpExchange;
import dev.efsshare.local.net.LocalServer;
import dev.efsshare.local.net.Reply;
import dev.efsshare.local.runtime.InvocationResult;
import dev.efsshare.local.runtime.Invoker;
import dev.efsshare.local.runtime.ThrottledException;
import dev.efsshare.local.template.FunctionDeclaration;
import dev.efsshare.local.template.LocalAccount;
import dev.efsshare.local.template.StackTemplate;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The HTTP API of a template: routes to functions with payload format 2.0, CORS, and API Gateway's
 * own answers and limits.
 */
public final class HttpApi implements AutoCloseable {

  /** Largest request body, bytes. */
  static final int BODY_LIMIT = 10 * 1024 * 1024;

  /** Largest event Lambda takes, bytes. */
  static final int EVENT_LIMIT = 6_291_556;

  private static final Duration INTEGRATION_LIMIT = Duration.ofSeconds(30);

  private final Invoker lambda;
  private final Duration integrationLimit;
  private final Routes routes;
  private final CorsPolicy cors;
  private final ProxyEvent events;
  private final LocalServer server;

  private HttpApi(
      int port,
      StackTemplate template,
      LocalAccount account,
      Invoker lambda,
      Duration integrationLimit)
      throws IOException {
    this.lambda = lambda;
    this.integrationLimit = integrationLimit;
    this.routes = new Routes(template.functions());
    this.cors = new CorsPolicy(template.cors());
    this.events = new ProxyEvent(account);
    this.server = LocalServer.start(port, this::handle);
  }

  /**
   * Starts the API.
   *
   * @param port TCP port, 0 for any free one
   * @param template declares routes and CORS
   * @param account named in events
   * @param lambda runs the functions
   * @return an API that takes requests
   * @throws IOException when the port cannot be opened
   */
  public static HttpApi start(
      int port, StackTemplate template, LocalAccount account, Invoker lambda) throws IOException {
    return start(port, template, account, lambda, INTEGRATION_LIMIT);
  }

  static HttpApi start(
      int port,
      StackTemplate template,
      LocalAccount account,
      Invoker lambda,
      Duration integrationLimit)
      throws IOException {
    return new HttpApi(port, template, account, lambda, integrationLimit);
  }

  /**
   * The API's base address.
   *
   * @return without a trailing slash
   */
  public URI uri() {
    return server.uri();
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply handle(HttpExchange exchange) throws IOException, InterruptedException {
    String requestId = UUID.randomUUID().toString();
    String path = RequestTarget.of(exchange.getRequestURI()).path();
    var match = routes.find(exchange.getRequestMethod(), path);
    if (match.isEmpty()) {
      return unrouted(exchange).with("apigw-requestid", requestId);
    }
    Reply reply = route(exchange, match.get(), requestId).with("apigw-requestid", requestId);
    return cors.decorate(reply, exchange.getRequestHeaders());
  }

  private Reply unrouted(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("OPTIONS") && cors.answersOptions()
        ? cors.preflight(exchange.getRequestHeaders())
        : cors.decorate(message(404, "Not Found"), exchange.getRequestHeaders());
  }

  private Reply route(HttpExchange exchange, Routes.Match match, String requestId)
      throws IOException, InterruptedException {
    byte[] body = LocalServer.body(exchange, BODY_LIMIT);
    if (body.length > BODY_LIMIT) {
      return message(413, "Request Entity Too Large");
    }
    String event = events.of(exchange, match, requestId, body);
    if (event.getBytes(StandardCharsets.UTF_8).length > EVENT_LIMIT) {
      return message(413, "Request Entity Too Large");
    }
    return integrate(match.function(), event);
  }

  /** The function goes on when the API gives up on it, so it runs in a thread of its own. */
  private Reply integrate(FunctionDeclaration function, String event) throws InterruptedException {
    CompletableFuture<InvocationResult> result = new CompletableFuture<>();
    Thread.startVirtualThread(() -> invoke(function, event, result));
    try {
      InvocationResult ended = result.get(integrationLimit.toMillis(), TimeUnit.MILLISECONDS);
      return ended.failed() ? internalError() : answer(ended);
    } catch (TimeoutException e) {
      return message(503, "Service Unavailable");
    } catch (ExecutionException e) {
      return e.getCause() instanceof ThrottledException
          ? message(503, "Service Unavailable")
          : internalError();
    }
  }

  private void invoke(
      FunctionDeclaration function, String event, CompletableFuture<InvocationResult> result) {
    try {
      result.complete(lambda.invoke(function, event));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      result.completeExceptionally(e);
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  private static Reply answer(InvocationResult result) {
    return ProxyAnswer.of(result.payload()).orElseGet(HttpApi::internalError);
  }

  private static Reply internalError() {
    return message(500, "Internal Server Error");
  }

  private static Reply message(int status, String text) {
    return Reply.json(status, "{\"message\":\"" + text + "\"}");
  }
}
