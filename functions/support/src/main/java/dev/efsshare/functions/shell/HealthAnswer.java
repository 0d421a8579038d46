package dev.efsshare.functions.shell;

import dev.efsshare.functions.share.Share;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says whether the function can work: its mount is there and can be written. */
public final class HealthAnswer {
  private HealthAnswer() {}

  /**
   * Looks now.
   *
   * @throws dev.efsshare.functions.error.FunctionException MOUNT_FAILED if not
   */
  public static Answer of(Share share, Invocation invocation) {
    share.check();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", "ok");
    body.put("mount", share.settings().mount().toString());
    body.put("environmentId", invocation.environmentId());
    body.put("coldStart", invocation.coldStart());
    body.put("requestId", invocation.requestId());
    return Answer.ok(body);
  }
}
