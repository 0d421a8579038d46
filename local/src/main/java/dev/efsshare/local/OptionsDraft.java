package dev.efsshare.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A changeable copy of {@link LocalStackOptions}, alive while one of its copies is made. */
final class OptionsDraft {
  Path template;
  Path state;
  Path mount;
  int apiPort;
  int lambdaPort;
  int s3Port;
  OptionalInt consolePort;
  private final String region;
  Map<String, String> parameters;
  double memoryScale;
  int maxConcurrency;
  Duration idleTime;
  List<Duration> retryDelays;
  FunctionOverrides overrides;

  OptionsDraft(LocalStackOptions options) {
    template = options.template();
    state = options.state();
    mount = options.mount();
    apiPort = options.apiPort();
    lambdaPort = options.lambdaPort();
    s3Port = options.s3Port();
    consolePort = options.consolePort();
    region = options.region();
    parameters = options.parameters();
    memoryScale = options.memoryScale();
    maxConcurrency = options.maxConcurrency();
    idleTime = options.idleTime();
    retryDelays = options.retryDelays();
    overrides = options.overrides();
  }

  LocalStackOptions finish() {
    return new LocalStackOptions(
        template,
        state,
        mount,
        apiPort,
        lambdaPort,
        s3Port,
        consolePort,
        region,
        parameters,
        memoryScale,
        maxConcurrency,
        idleTime,
        retryDelays,
        overrides);
  }
}
