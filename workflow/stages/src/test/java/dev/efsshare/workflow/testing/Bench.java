package dev.efsshare.workflow.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.testing.Call;
import dev.efsshare.functions.testing.FakeContext;
import dev.efsshare.workflow.handover.Bucket;
import dev.efsshare.workflow.stage.ExecutionContext;
import dev.efsshare.workflow.stage.StageEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stages with a bucket, a share and a log. */
public final class Bench implements AutoCloseable {
  private final TestBucket bucket;
  private final TestShare share;
  private final Call call = new Call();

  /** A bench in an empty folder. */
  public Bench(Path folder) throws IOException {
    this.bucket = new TestBucket(folder.resolve("s3"));
    this.share = new TestShare(folder.resolve("mount"));
  }

  /** The bucket. */
  public TestBucket bucket() {
    return bucket;
  }

  /** The share. */
  public TestShare share() {
    return share;
  }

  /** The log. */
  public Call call() {
    return call;
  }

  /** What a stage runs in: names and values of further variables. */
  public StageEnvironment environment(String... variables) {
    return environment(each -> each, variables);
  }

  /** What a stage runs in, with something between it and the bucket. */
  public StageEnvironment environment(UnaryOperator<Bucket> between, String... variables) {
    Map<String, String> all = new HashMap<>();
    all.put("EFS_MOUNT_PATH", share.mount().toString());
    for (int i = 0; i < variables.length; i += 2) {
      all.put(variables[i], variables[i + 1]);
    }
    return new StageEnvironment(all, name -> between.apply(bucket.bucket()), call.lines());
  }

  /** The context of a stage. */
  public static ExecutionContext context(
      String executionId, String stage, @Nullable String previous, @Nullable String initialData) {
    return new ExecutionContext(executionId, stage, previous, TestBucket.NAME, initialData);
  }

  /** Runs a stage on what another left. */
  public JsonObject run(RequestStreamHandler stage, ExecutionContext context) throws IOException {
    return run(stage, context.payload());
  }

  /** Invokes a stage as Lambda does. */
  public JsonObject run(RequestStreamHandler stage, byte[] event) throws IOException {
    return call.of(stage, event, FakeContext.of("stage-lambda")).whole();
  }

  /** A message that brings its records. */
  public static String message(List<? extends Map<String, ?>> records) {
    return Json.text(Map.of("records", records));
  }

  /** A message that brings records of nothing but texts. */
  public static String texts(String... texts) {
    return message(List.of(texts).stream().map(each -> Map.of("text", each)).toList());
  }

  /** The records of an object, in order. */
  public List<JsonObject> records(String key) {
    return bucket
        .text(key)
        .lines()
        .map(each -> Json.parseObject(each.getBytes(StandardCharsets.UTF_8), each))
        .toList();
  }

  /** The one object that a key holds. */
  public JsonObject object(String key) {
    return Json.parseObject(bucket.text(key).getBytes(StandardCharsets.UTF_8), key);
  }

  @Override
  public void close() {
    bucket.close();
  }
}
