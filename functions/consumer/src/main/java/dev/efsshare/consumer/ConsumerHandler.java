package dev.efsshare.consumer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.efsshare.functions.log.LogLines;
import dev.efsshare.functions.shell.FunctionShell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The consumer's entry: POST /predict, GET /files, GET /files/{fileId} and GET /health.
 *
 * <p>Lambda makes one while the environment starts; that never fails.
 */
public final class ConsumerHandler implements RequestStreamHandler {
  private final FunctionShell<ConsumerApp> shell;

  /** Made by Lambda. */
  public ConsumerHandler() {
    this(ConsumerRoutes.shell(ConsumerApp.lazily(System.getenv()), LogLines.standardOutput()));
    shell.warmUp();
  }

  ConsumerHandler(FunctionShell<ConsumerApp> shell) {
    this.shell = shell;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    shell.handle(event, answer, context);
  }
}
