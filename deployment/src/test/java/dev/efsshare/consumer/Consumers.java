package dev.efsshare.consumer;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.efsshare.functions.log.LogLines;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.transfer.ObjectStore;
import java.util.Map;

/** Consumers that tests make. */
public final class Consumers {
  private Consumers() {}

  /** One put together as on Lambda, but from these variables. */
  public static RequestStreamHandler of(Map<String, String> variables, LogLines lines) {
    return new ConsumerHandler(ConsumerRoutes.shell(ConsumerApp.lazily(variables), lines));
  }

  /** One on another bucket. */
  public static RequestStreamHandler of(
      Map<String, String> variables, ObjectStore objects, LogLines lines) {
    return new ConsumerHandler(
        ConsumerRoutes.shell(ConsumerApp.lazily(variables, Lazily.of(() -> objects)), lines));
  }
}
