package dev.efsshare.bundle;

import java.util.List;

/** How the function's JVM is started, in training and in service: a cache fits these flags only. */
final class Launch {

  /** Starts quickest, and an environment serves one request at a time. */
  static final String COLLECTOR = "-XX:+UseSerialGC";

  /** Flags that the cache is made with, and the function run with. */
  static final List<String> FLAGS =
      List.of(
          COLLECTOR,
          // no shared file of counters that nobody reads
          "-XX:-UsePerfData",
          // plain calls for the few reflective ones, instead of classes made at run time
          "-Djdk.reflect.useNativeAccessorOnly=true",
          // The second compiler starts later than it would by default: in a cold start it takes
          // processor time from what has to be answered. Large files soon bring it in: SHA-256
          // runs ten times as fast with it.
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000",
          // what the client does natively is expected
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          // the function itself tells that it runs without its cache, in one line
          "-Xlog:aot*=off",
          "-Xlog:cds*=off");

  /**
   * Further flags of a training run: profiles of it would have the second compiler start at once.
   */
  static final List<String> WITHOUT_PROFILES =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

  private Launch() {}
}
