package dev.efsshare.benchmarks.comparison.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A function's process that does what it is told by the path of the request. */
final class FakeFunction {
  private FakeFunction() {}

  public static void main(String[] arguments) throws IOException {
    String api = "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";
    while (true) {
      HttpURLConnection next = open(api + "invocation/next");
      String event;
      try (InputStream in = next.getInputStream()) {
        event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      String id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
      if (event.contains("/exit")) {
        System.out.println("last words");
        System.exit(7);
      }
      String status = event.contains("/refuse") ? "400" : "200";
      String outcome = event.contains("/fail") ? "/error" : "/response";
      HttpURLConnection post = open(api + "invocation/" + id + outcome);
      post.setDoOutput(true);
      try (OutputStream out = post.getOutputStream()) {
        out.write(
            "{\"statusCode\":%s,\"body\":\"{\\\"mark\\\":\\\"%s\\\"}\"}"
                .formatted(status, System.getenv("MARK"))
                .getBytes(StandardCharsets.UTF_8));
      }
      post.getInputStream().readAllBytes();
    }
  }

  private static HttpURLConnection open(String address) throws IOException {
    return (HttpURLConnection) URI.create(address).toURL().openConnection();
  }
}
