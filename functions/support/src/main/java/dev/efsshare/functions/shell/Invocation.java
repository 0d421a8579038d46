package dev.efsshare.functions.shell;

import com.amazonaws.services.lambda.runtime.Context;
import dev.efsshare.functions.log.InvocationLog;
import dev.efsshare.functions.log.LogLines;
import dev.efsshare.functions.log.Metrics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the invocation that runs.
 *
 * @param requestId Lambda's id of this invocation
 * @param environmentId names the execution environment: its log stream
 * @param coldStart whether this is the environment's first invocation
 * @param remainingMillis asks Lambda for the time left
 * @param marginMillis of that time, what is kept back for cleaning up and answering
 * @param log its log
 * @param metrics its metrics
 */
public record Invocation(
    String requestId,
    String environmentId,
    boolean coldStart,
    IntSupplier remainingMillis,
    int marginMillis,
    InvocationLog log,
    Metrics metrics) {
  private static final int MAX_MARGIN_MILLIS = 2_000;

  /**
   * An invocation as Lambda tells of it.
   *
   * @param context Lambda's
   * @param lines where its log goes
   * @param cold whether it is the environment's first
   */
  public static Invocation of(Context context, LogLines lines, boolean cold) {
    Map<String, Object> correlation = new LinkedHashMap<>();
    String trace = traceId(context);
    if (trace != null) {
      correlation.put("traceId", trace);
    }
    correlation.put("coldStart", cold);
    InvocationLog log =
        new InvocationLog(lines, context.getAwsRequestId(), context.getFunctionName(), correlation);
    Metrics metrics =
        new Metrics()
            .dimension("function", context.getFunctionName())
            .property("requestId", context.getAwsRequestId());
    return new Invocation(
        context.getAwsRequestId(),
        context.getLogStreamName(),
        cold,
        context::getRemainingTimeInMillis,
        margin(context.getRemainingTimeInMillis()),
        log,
        metrics);
  }

  /** The root id of a header such as {@code Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1}. */
  private static @Nullable String traceId(Context context) {
    String header = context.getXrayTraceId();
    if (header == null || header.isEmpty()) {
      return null;
    }
    for (String part : header.split(";", -1)) {
      if (part.startsWith("Root=")) {
        return part.substring("Root=".length());
      }
    }
    return header;
  }

  /**
   * What an invocation keeps back: two seconds, or a quarter of the time that it has at its start
   * when that is shorter. Never again counted from what is left, or each of many slow records of a
   * notification would eat into it until Lambda ends the environment.
   */
  static int margin(int remainingAtStartMillis) {
    return Math.clamp(remainingAtStartMillis / 4, 0, MAX_MARGIN_MILLIS);
  }

  /** How long a transfer may take so that there is time left to clean up and answer. */
  public Duration timeForTransfer() {
    return Duration.ofMillis(Math.max(remainingMillis.getAsInt() - marginMillis, 1));
  }
}
