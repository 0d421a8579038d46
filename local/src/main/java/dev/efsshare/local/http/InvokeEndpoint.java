package dev.efsshare.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.efsshare.local.net.LocalServer;
import dev.efsshare.local.net.Reply;
import dev.efsshare.local.runtime.InvocationResult;
import dev.efsshare.local.runtime.LambdaService;
import dev.efsshare.local.runtime.ThrottledException;
import dev.efsshare.local.template.FunctionDeclaration;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's Invoke operation, as the AWS CLI and the SDKs call it: synchronous, asynchronous and dry
 * run, with the log's tail on demand; and what {@link VersionEndpoint} tells of versions.
 * Credentials are not checked.
 */
public final class InvokeEndpoint implements AutoCloseable {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern PATH =
      Pattern.compile("/2015-03-31/functions/(?<function>[^/]+)/invocations");
  private static final String QUALIFIER = "Qualifier=";
  private static final int SYNC_LIMIT = HttpApi.EVENT_LIMIT;
  private static final int ASYNC_LIMIT = 1024 * 1024;

  private final LambdaService lambda;
  private final VersionEndpoint versions;
  private final LocalServer server;

  private InvokeEndpoint(int port, LambdaService lambda) throws IOException {
    this.lambda = lambda;
    this.versions = new VersionEndpoint(lambda);
    this.server = LocalServer.start(port, this::handle);
  }

  /**
   * Starts the endpoint.
   *
   * @param port TCP port, 0 for any free one
   * @param lambda runs the functions
   * @return an endpoint that takes requests
   * @throws IOException when the port cannot be opened
   */
  public static InvokeEndpoint start(int port, LambdaService lambda) throws IOException {
    return new InvokeEndpoint(port, lambda);
  }

  /**
   * What {@code --endpoint-url} takes.
   *
   * @return the endpoint's address
   */
  public URI uri() {
    return server.uri();
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply handle(HttpExchange exchange) throws IOException, InterruptedException {
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    if (exchange.getRequestMethod().equals("POST") && path.matches()) {
      return invoke(exchange, path.group("function"));
    }
    Optional<Reply> answer = versions.handle(exchange);
    return answer.isPresent()
        ? answer.get()
        : error(
            404,
            "UnknownOperationException",
            "Only Invoke, and what concerns one alias and its versions, is served locally");
  }

  private Reply invoke(HttpExchange exchange, String reference)
      throws IOException, InterruptedException {
    String qualified = reference + qualifier(exchange).map(name -> ":" + name).orElse("");
    Optional<FunctionDeclaration> function = lambda.find(qualified);
    if (function.isEmpty()) {
      return error(404, "ResourceNotFoundException", "Function not found: " + qualified);
    }
    String type = header(exchange, "X-Amz-Invocation-Type").orElse("RequestResponse");
    int limit = type.equals("Event") ? ASYNC_LIMIT : SYNC_LIMIT;
    byte[] body = LocalServer.body(exchange, limit);
    if (body.length > limit) {
      return error(
          413,
          "RequestTooLargeException",
          "Request must be smaller than " + limit + " bytes for the InvokeFunction operation");
    }
    String payload = body.length == 0 ? "{}" : new String(body, UTF_8);
    Optional<String> syntaxError = syntaxError(payload);
    if (syntaxError.isPresent()) {
      return error(
          400,
          "InvalidRequestContentException",
          "Could not parse request body into json: " + syntaxError.get());
    }
    return dispatch(exchange, function.get(), type, payload);
  }

  private Reply dispatch(
      HttpExchange exchange, FunctionDeclaration function, String type, String payload)
      throws InterruptedException {
    return switch (type) {
      case "RequestResponse" -> synchronous(exchange, function, payload);
      case "Event" ->
          Reply.empty(202).with("x-amzn-RequestId", lambda.invokeAsync(function, payload));
      case "DryRun" -> Reply.empty(204).with("x-amzn-RequestId", UUID.randomUUID().toString());
      default -> error(400, "InvalidParameterValueException", "Unknown invocation type: " + type);
    };
  }

  private Reply synchronous(HttpExchange exchange, FunctionDeclaration function, String payload)
      throws InterruptedException {
    InvocationResult result;
    try {
      result = lambda.invoke(function, payload);
    } catch (ThrottledException e) {
      return error(429, "TooManyRequestsException", "Rate Exceeded.", e.reason());
    }
    Reply reply =
        Reply.json(200, result.payload())
            .with("x-amzn-RequestId", result.requestId())
            .with("X-Amz-Executed-Version", "$LATEST");
    if (result.failed()) {
      reply = reply.with("X-Amz-Function-Error", "Unhandled");
    }
    boolean tail = header(exchange, "X-Amz-Log-Type").filter("Tail"::equals).isPresent();
    return tail ? reply.with("X-Amz-Log-Result", base64(result.logTail())) : reply;
  }

  private static Optional<String> syntaxError(String payload) {
    try {
      JSON.readTree(payload);
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of(e.getOriginalMessage());
    }
  }

  private static Reply error(int status, String type, String message) {
    return error(status, type, message, "");
  }

  private static Reply error(int status, String type, String message, String reason) {
    var body = JSON.createObjectNode().put("Type", "User").put("message", message);
    if (!reason.isEmpty()) {
      body.put("Reason", reason);
    }
    return Reply.json(status, body.toString())
        .with("x-amzn-ErrorType", type)
        .with("x-amzn-RequestId", UUID.randomUUID().toString());
  }

  /** The value of {@code ?Qualifier=}, the only parameter that Invoke has. */
  private static Optional<String> qualifier(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestURI().getQuery())
        .filter(query -> query.startsWith(QUALIFIER))
        .map(query -> query.substring(QUALIFIER.length()));
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
