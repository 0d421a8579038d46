package dev.efsshare.demo;

import java.time.Duration;

/**
 * How much of everything a run does.
 *
 * @param name for the report
 * @param freshEnvironments cold starts that are measured
 * @param warmCalls warm predictions that are measured
 * @param apiCalls ingests through the API that are measured
 * @param latencyRounds objects that are followed from upload to prediction
 * @param throughputFiles files that are written and read for throughput
 * @param throughputMib the size of each, MiB
 * @param replacement for how long versions are replaced under their readers
 * @param killedMib the file in the middle of which a producer is killed, MiB
 * @param withGibibyte whether a file of 1 GiB is shared
 */
public record Scale(
    String name,
    int freshEnvironments,
    int warmCalls,
    int apiCalls,
    int latencyRounds,
    int throughputFiles,
    int throughputMib,
    Duration replacement,
    int killedMib,
    boolean withGibibyte) {

  /** About a minute: as few as still make a median. */
  public static final Scale QUICK =
      new Scale("quick", 10, 10, 5, 5, 3, 32, Duration.ofSeconds(3), 100, false);

  /** About two minutes. */
  public static final Scale USUAL =
      new Scale("default", 10, 50, 20, 20, 5, 64, Duration.ofSeconds(10), 200, false);

  /** Several minutes, with a file of 1 GiB. */
  public static final Scale FULL =
      new Scale("full", 30, 200, 50, 50, 10, 64, Duration.ofSeconds(30), 200, true);
}
