package dev.efsshare.producer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.efsshare.functions.log.LogLines;
import dev.efsshare.functions.shell.FunctionShell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The producer's entry: POST /ingest, POST /uploads, GET /health, and S3 notifications.
 *
 * <p>Lambda makes one while the environment starts; that never fails.
 */
public final class ProducerHandler implements RequestStreamHandler {
  private final FunctionShell<ProducerApp> shell;

  /** Made by Lambda. */
  public ProducerHandler() {
    this(ProducerRoutes.shell(ProducerApp.lazily(System.getenv()), LogLines.standardOutput()));
    shell.warmUp();
  }

  ProducerHandler(FunctionShell<ProducerApp> shell) {
    this.shell = shell;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    shell.handle(event, answer, context);
  }
}
