package dev.efsshare.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Sends what the stack's own servers have to say, warnings and worse, to a file and not to the
 * terminal.
 */
final class ServerLog implements AutoCloseable {

  private final List<Logger> loggers =
      List.of(
          Logger.getLogger("org.gaul"),
          Logger.getLogger("software.amazon.awssdk"),
          Logger.getLogger("dev.efsshare.local"));
  private final Handler handler;

  private ServerLog(Handler handler) {
    this.handler = handler;
  }

  static ServerLog to(Path file) throws IOException {
    Handler handler = new FileHandler(file.toString().replace("%", "%%"), true);
    handler.setFormatter(new SimpleFormatter());
    handler.setLevel(Level.WARNING);
    ServerLog log = new ServerLog(handler);
    for (Logger logger : log.loggers) {
      logger.setUseParentHandlers(false);
      logger.addHandler(handler);
    }
    return log;
  }

  @Override
  public void close() {
    loggers.forEach(logger -> logger.removeHandler(handler));
    handler.close();
  }
}
