package dev.efsshare.deployment;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.efsshare.consumer.Consumers;
import dev.efsshare.functions.share.SignedUpload;
import dev.efsshare.functions.testing.Call;
import dev.efsshare.functions.testing.Call.Reply;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.functions.testing.FakeContext;
import dev.efsshare.functions.testing.FaultyObjectStore;
import dev.efsshare.producer.Producers;
import dev.efsshare.transfer.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A function of the product on a directory and a bucket in memory. */
final class Function {
  static final String BUCKET = "my-bucket";
  private static final Pattern PATHS = Pattern.compile("there is \\[(.*)]");

  final Call call = new Call();
  final FaultyObjectStore objects;
  private final RequestStreamHandler handler;
  private final FakeContext context;

  private Function(String name, FaultyObjectStore objects, Maker maker) {
    this.objects = objects;
    this.context = FakeContext.of(name);
    this.handler = maker.handler(this);
  }

  /** Makes a handler that uses what a function has. */
  private interface Maker {
    RequestStreamHandler handler(Function function);
  }

  static Function producer(Path mount, ObjectStore bucket, String... variables) {
    return new Function(
        "ProducerFunction",
        new FaultyObjectStore(bucket),
        function ->
            Producers.of(
                environment(mount, variables),
                function.objects,
                terms ->
                    new SignedUpload(
                        "PUT",
                        "https://s3.example/" + terms.object().key() + "?X-Amz-Signature=0",
                        Map.of("content-type", "application/octet-stream"),
                        Instant.parse("2026-11-21T10:45:00Z")),
                function.call.lines()));
  }

  static Function consumer(Path mount, ObjectStore bucket, String... variables) {
    return new Function(
        "ConsumerFunction",
        new FaultyObjectStore(bucket),
        function ->
            Consumers.of(environment(mount, variables), function.objects, function.call.lines()));
  }

  private static Map<String, String> environment(Path mount, String... variables) {
    Map<String, String> environment = new HashMap<>();
    environment.put("EFS_MOUNT_PATH", mount.toString());
    environment.put("S3_BUCKET_NAME", BUCKET);
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return environment;
  }

  Reply send(byte[] event) throws IOException {
    return call.of(handler, event, context);
  }

  Reply send(byte[] event, int remainingMillis) throws IOException {
    return call.of(handler, event, context.withRemainingMillis(remainingMillis));
  }

  /** The routes that the function serves, as it tells itself. */
  Set<String> routes() throws IOException {
    Set<String> routes = new TreeSet<>();
    for (String path : paths()) {
      String allowed = send(Events.httpApi("TRACE", path, "")).body().string("allow");
      for (String method : String.valueOf(allowed).split(", ", -1)) {
        if (!method.equals("OPTIONS")) {
          routes.add(method + " " + path);
        }
      }
    }
    return routes;
  }

  private Collection<String> paths() throws IOException {
    String said = send(Events.httpApi("GET", "/-", "")).body().string("message");
    Matcher paths = PATHS.matcher(String.valueOf(said));
    if (!paths.find()) {
      throw new AssertionError("the answer to an unknown path lists those that there are: " + said);
    }
    return List.of(paths.group(1).split(", ", -1));
  }
}
