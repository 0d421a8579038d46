package dev.efsshare.workflow.stage;

import dev.efsshare.functions.log.LogLines;
import dev.efsshare.functions.share.S3Objects;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.functions.shell.Priming;
import dev.efsshare.workflow.handover.Bucket;
import dev.efsshare.workflow.handover.S3Bucket;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What a stage runs in. Immutable.
 *
 * @param variables the environment's
 * @param buckets finds a bucket by its name
 * @param lines where the log goes
 */
public record StageEnvironment(
    Map<String, String> variables, Function<String, Bucket> buckets, LogLines lines) {

  /** An environment of Lambda; what can be made ready before the first request is. */
  public static StageEnvironment ofLambda() {
    Map<String, String> variables = System.getenv();
    LogLines lines = LogLines.standardOutput();
    Lazily<S3Client> client = Lazily.of(() -> S3Objects.client(variables));
    Priming.start();
    try {
      client.get();
    } catch (RuntimeException | LinkageError e) {
      // The first request meets it again, and has an answer to give.
      lines.warmUpFailed(e);
    }
    return new StageEnvironment(variables, name -> new S3Bucket(client.get(), name), lines);
  }
}
