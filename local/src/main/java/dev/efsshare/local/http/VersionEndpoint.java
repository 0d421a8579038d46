package dev.efsshare.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.efsshare.local.net.LocalServer;
import dev.efsshare.local.net.Reply;
import dev.efsshare.local.runtime.LambdaService;
import dev.efsshare.local.template.FunctionDeclaration;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Lambda's API tells of a function's configuration, versions and alias, and what of them can
 * be changed here: the description, and the version that the alias points to. All versions run the
 * code of the template; pointing the alias to another one starts new environments, as on Lambda.
 * Thread-safe.
 */
final class VersionEndpoint {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int BODY_LIMIT = 100_000;
  private static final Pattern PATH =
      Pattern.compile(
          "/2015-03-31/functions/(?<function>[^/]+)(?:/(?<part>configuration|versions|aliases/(?<alias>[^/]+)))?");

  private final LambdaService lambda;
  private final Map<String, Versions> versions = new HashMap<>();

  VersionEndpoint(LambdaService lambda) {
    this.lambda = lambda;
  }

  /** One function's versions; the first is what a deployment published. */
  private static final class Versions {
    private String description = "";
    private int newest = 1;
    private String aliased = "1";
  }

  /** Answers a request; empty if it is none for this endpoint. */
  synchronized Optional<Reply> handle(HttpExchange exchange)
      throws IOException, InterruptedException {
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    if (!path.matches()) {
      return Optional.empty();
    }
    Optional<FunctionDeclaration> function = lambda.find(path.group("function"));
    if (function.isEmpty()) {
      return Optional.of(notFound("Function not found: " + path.group("function")));
    }
    String part = Optional.ofNullable(path.group("part")).orElse("").replaceFirst("/.*", "");
    return answer(exchange, function.get(), part, Optional.ofNullable(path.group("alias")));
  }

  private Optional<Reply> answer(
      HttpExchange exchange, FunctionDeclaration function, String part, Optional<String> alias)
      throws IOException, InterruptedException {
    Versions state = versions.computeIfAbsent(function.name(), name -> new Versions());
    return switch (exchange.getRequestMethod() + " " + part) {
      case "GET configuration" -> Optional.of(configuration(function, state, "$LATEST", 200));
      case "PUT configuration" -> {
        state.description = body(exchange).path("Description").asText(state.description);
        yield Optional.of(configuration(function, state, "$LATEST", 200));
      }
      case "POST versions" -> {
        state.newest++;
        yield Optional.of(configuration(function, state, String.valueOf(state.newest), 201));
      }
      case "GET aliases" -> Optional.of(alias(function, state, alias));
      case "PUT aliases" -> Optional.of(pointTo(exchange, function, state, alias));
      // versions are numbers here: nothing is kept for one
      case "DELETE " -> Optional.of(Reply.empty(204));
      default -> Optional.empty();
    };
  }

  private Reply pointTo(
      HttpExchange exchange, FunctionDeclaration function, Versions state, Optional<String> alias)
      throws IOException, InterruptedException {
    String version = body(exchange).path("FunctionVersion").asText(state.aliased);
    if (!version.matches("[0-9]{1,9}") || Integer.parseInt(version) > state.newest) {
      return notFound("Function not found: " + function.arn() + ":" + version);
    }
    if (!version.equals(state.aliased) && alias.equals(function.alias())) {
      state.aliased = version;
      lambda.retire(function);
    }
    return alias(function, state, alias);
  }

  private static Reply alias(FunctionDeclaration function, Versions state, Optional<String> alias) {
    if (!alias.equals(function.alias())) {
      return notFound("Cannot find alias arn: " + function.arn() + ":" + alias.orElse(""));
    }
    ObjectNode body = JSON.createObjectNode();
    body.put("AliasArn", function.arn() + ":" + alias.orElse(""));
    body.put("Name", alias.orElse("")).put("FunctionVersion", state.aliased);
    return Reply.json(200, body.toString());
  }

  private static Reply configuration(
      FunctionDeclaration function, Versions state, String version, int status) {
    ObjectNode body = JSON.createObjectNode();
    body.put("FunctionName", function.name()).put("FunctionArn", function.arn());
    body.put("Version", version).put("Description", state.description);
    body.put("Runtime", function.runtime()).put("Handler", function.handler());
    body.put("MemorySize", function.memoryMb()).put("Timeout", function.timeout().toSeconds());
    body.put("State", "Active").put("LastUpdateStatus", "Successful");
    body.putObject("Environment").set("Variables", JSON.valueToTree(function.environment()));
    body.putObject("LoggingConfig")
        .put("LogFormat", function.log().json() ? "JSON" : "Text")
        .put("LogGroup", function.log().group());
    return Reply.json(status, body.toString());
  }

  private static ObjectNode body(HttpExchange exchange) throws IOException {
    byte[] body = LocalServer.body(exchange, BODY_LIMIT);
    return JSON.readTree(new String(body, UTF_8)) instanceof ObjectNode object
        ? object
        : JSON.createObjectNode();
  }

  private static Reply notFound(String message) {
    return Reply.json(
            404, JSON.createObjectNode().put("Type", "User").put("Message", message).toString())
        .with("x-amzn-ErrorType", "ResourceNotFoundException");
  }
}
