package dev.efsshare.functions.log;

import dev.efsshare.functions.error.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Receives what libraries log through SLF4J and writes warnings and errors as lines of the
 * function's log, under the request that runs.
 *
 * <p>Found by SLF4J as a service. Thread-safe. The current log is process-wide, as SLF4J is; an
 * execution environment runs one request at a time.
 */
public final class LibraryLog implements SLF4JServiceProvider {
  private static volatile InvocationLog current =
      new InvocationLog(LogLines.standardOutput(), "(init)", functionName(), java.util.Map.of());

  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter contexts = new NOPMDCAdapter();

  /** Made by SLF4J. */
  public LibraryLog() {}

  /** From now on lines belong to this invocation. */
  public static void use(InvocationLog log) {
    current = log;
  }

  private static String functionName() {
    String name = System.getenv("AWS_LAMBDA_FUNCTION_NAME");
    return name == null ? "(unknown)" : name;
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return Line::new;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return contexts;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {
    // Nothing to start.
  }

  /** One logger. */
  private static final class Line extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    Line(String loggerName) {
      this.name = loggerName;
    }

    @Override
    public boolean isTraceEnabled() {
      return false;
    }

    @Override
    public boolean isDebugEnabled() {
      return false;
    }

    @Override
    public boolean isInfoEnabled() {
      return false;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
      return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
        org.slf4j.event.Level level,
        @Nullable Marker marker,
        String pattern,
        Object @Nullable [] arguments,
        @Nullable Throwable cause) {
      String message = org.slf4j.helpers.MessageFormatter.basicArrayFormat(pattern, arguments);
      Level shown = level == org.slf4j.event.Level.ERROR ? Level.ERROR : Level.WARN;
      current.library(shown, name, message, cause);
    }
  }
}
