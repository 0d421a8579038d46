package dev.efsshare.producer;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.efsshare.functions.log.LogLines;
import dev.efsshare.functions.share.UploadSigner;
import dev.efsshare.functions.shell.Lazily;
import dev.efsshare.transfer.ObjectStore;
import java.util.Map;

/** Producers that tests make. */
public final class Producers {
  private Producers() {}

  /** One put together as on Lambda, but from these variables. */
  public static RequestStreamHandler of(Map<String, String> variables, LogLines lines) {
    return new ProducerHandler(ProducerRoutes.shell(ProducerApp.lazily(variables), lines));
  }

  /** One on another bucket. */
  public static RequestStreamHandler of(
      Map<String, String> variables, ObjectStore objects, UploadSigner signer, LogLines lines) {
    return new ProducerHandler(
        ProducerRoutes.shell(
            ProducerApp.lazily(variables, Lazily.of(() -> objects), Lazily.of(() -> signer)),
            lines));
  }
}
