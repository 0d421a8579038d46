package dev.efsshare.functions.shell;

import com.amazonaws.services.lambda.runtime.Context;
import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.event.EventParser;
import dev.efsshare.functions.event.HttpRequest;
import dev.efsshare.functions.event.LambdaEvent;
import dev.efsshare.functions.event.PayloadFormat;
import dev.efsshare.functions.log.LibraryLog;
import dev.efsshare.functions.log.LogLines;
import dev.efsshare.functions.log.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The frame around a function: reads the event, finds the route, answers in the event's format,
 * writes one log line for every request and every error, and the metrics.
 *
 * <p>Guarantee: a request always gets an answer; only an S3 notification that should be delivered
 * again ends in an exception.
 *
 * <p>What the function works with is made lazily, so that a mount that is missing while the
 * environment starts is an answer and not a crash; it is tried again by the next request.
 *
 * <p>Thread-safe, if the function is.
 *
 * @param <A> what the function works with
 */
public final class FunctionShell<A> {
  private final EventParser parser;
  private final Routes<A> routes;
  private final NotificationAction<A> notifications;
  private final Lazily<A> app;
  private final LogLines lines;
  private final AtomicBoolean warm = new AtomicBoolean();

  /**
   * A frame.
   *
   * @param parser knows the events
   * @param routes answer requests
   * @param notifications take S3 notifications
   * @param app what both work with
   * @param lines the log
   */
  public FunctionShell(
      EventParser parser,
      Routes<A> routes,
      NotificationAction<A> notifications,
      Lazily<A> app,
      LogLines lines) {
    this.parser = parser;
    this.routes = routes;
    this.notifications = notifications;
    this.app = app;
    this.lines = lines;
  }

  /**
   * Makes what the function works with while the environment starts; a failure is kept for later.
   */
  public void warmUp() {
    Priming.start();
    AotCache.tellIfRefused(System.getProperties(), lines);
    try {
      app.get();
    } catch (RuntimeException | LinkageError e) {
      // The first request meets it again, and has a request id to log and an answer to give.
      lines.warmUpFailed(e);
    }
  }

  /**
   * Handles one invocation.
   *
   * @throws IOException if the runtime's streams fail
   * @throws RuntimeException for a notification that should be delivered again
   */
  public void handle(InputStream in, OutputStream out, Context context) throws IOException {
    long start = System.nanoTime();
    Invocation invocation = Invocation.of(context, lines, warm.compareAndSet(false, true));
    LibraryLog.use(invocation.log());
    byte[] event = in.readAllBytes();
    Outcome outcome = new Outcome();
    try {
      dispatch(event, invocation, outcome);
    } finally {
      finish(outcome, invocation, start);
    }
    out.write(AnswerWriter.bytes(outcome.format, outcome.answer()));
  }

  private void dispatch(byte[] event, Invocation invocation, Outcome outcome) {
    LambdaEvent parsed;
    try {
      parsed = parser.parse(event);
    } catch (FunctionException e) {
      outcome.answer = refused(e.problem(), invocation);
      return;
    }
    // no switch: the code of one with patterns is made at its first use, in the first request
    if (parsed instanceof LambdaEvent.Http http) {
      outcome.route = routes.nameOf(http.request());
      outcome.format = http.request().format();
      outcome.answer = answer(http.request(), invocation);
    } else if (parsed instanceof LambdaEvent.S3Notification notification) {
      outcome.route = "S3 notification";
      outcome.answer = answer(notification, invocation);
    } else if (parsed instanceof LambdaEvent.S3Test test) {
      outcome.route = "S3 test";
      outcome.answer = Answer.ok(Map.of("status", "ignored", "bucket", test.bucket()));
    }
  }

  /** What may succeed later is thrown, so that Lambda delivers it again. */
  private Answer answer(LambdaEvent.S3Notification notification, Invocation invocation) {
    try {
      return notifications.take(app, notification, invocation);
    } catch (FunctionException e) {
      return refused(e.problem(), invocation);
    }
  }

  private Answer answer(HttpRequest request, Invocation invocation) {
    try {
      return routes.find(request, invocation.requestId()).answer(app, request, invocation);
    } catch (FunctionException e) {
      return refused(e.problem(), invocation);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return refused(unexpected(e), invocation);
    }
  }

  /** A fault of this function. The message is for the caller: details stay in the log. */
  public static Problem unexpected(Throwable e) {
    return Problem.of(
            ErrorCode.INTERNAL_ERROR,
            "the function failed unexpectedly; its log has the details under this request id")
        .withCause(e);
  }

  private static Answer refused(Problem problem, Invocation invocation) {
    Object key = problem.details().get("key");
    invocation.log().problem(problem, key == null ? Map.of() : Map.of("key", key));
    invocation.metrics().add("Errors", 1, Metrics.Unit.COUNT);
    invocation.metrics().property("errorCode", problem.code().name());
    Answer answer = Answer.of(problem, invocation.requestId());
    return problem.details().get("allow") instanceof String allowed
        ? answer.withHeader("Allow", allowed)
        : answer;
  }

  private void finish(Outcome outcome, Invocation invocation, long start) {
    double millis = (System.nanoTime() - start) / 1e6;
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("route", outcome.route);
    members.put("status", outcome.answer == null ? "thrown" : outcome.answer.status());
    members.put("durationMs", Math.round(millis));
    invocation.log().info("request done", members);
    invocation
        .metrics()
        .dimension("route", outcome.route)
        .put("Duration", millis, Metrics.Unit.MILLISECONDS)
        .put("ColdStarts", invocation.coldStart() ? 1 : 0, Metrics.Unit.COUNT)
        .add("Errors", 0, Metrics.Unit.COUNT)
        .writeTo(lines);
  }

  /** How far an invocation got. */
  private static final class Outcome {
    private String route = "(none)";
    private PayloadFormat format = PayloadFormat.DIRECT;
    private @Nullable Answer answer;

    Answer answer() {
      return Objects.requireNonNull(answer, "answer");
    }
  }

  /**
   * Takes an S3 notification.
   *
   * @param <A> what it works with
   */
  @FunctionalInterface
  public interface NotificationAction<A> {

    /**
     * Takes every record.
     *
     * @throws RuntimeException if the notification should be delivered again
     */
    Answer take(Lazily<A> app, LambdaEvent.S3Notification notification, Invocation invocation);
  }
}
