package dev.efsshare.workflow.runner;

import dev.efsshare.demo.Await;
import dev.efsshare.demo.LanguageModel;
import dev.efsshare.demo.target.LocalTarget;
import dev.efsshare.demo.target.StackOutputs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The model by which the Score stage scores, brought onto the share as any file is: uploaded to the
 * stack's bucket, whose event has the Producer store it.
 */
final class SharedModel {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration OFTEN = Duration.ofMillis(100);

  private final LocalTarget target;
  private final String key;

  SharedModel(LocalTarget target, String name) {
    this.target = target;
    this.key = "models/" + name;
  }

  /** Returns when the share has a model of that name; one that is there already stays. */
  void provide() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      if (isThere(http)) {
        return;
      }
      String bucket = target.outputs().require(StackOutputs.BUCKET_NAME);
      target
          .s3()
          .putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(LanguageModel.bytes()));
      Await.until(LIMIT, OFTEN, key + " on the share", () -> isThere(http));
    }
  }

  private boolean isThere(HttpClient http) throws IOException, InterruptedException {
    URI address = target.stack().api().resolve("/files?key=" + key);
    HttpRequest request = HttpRequest.newBuilder(address).build();
    return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
  }
}
