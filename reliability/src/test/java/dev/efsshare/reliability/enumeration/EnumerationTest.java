package dev.efsshare.reliability.enumeration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.reliability.Verdict;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * The library's own publishers and store, held to their promises: every single fault, a sample of
 * the pairs. {@code ./efs-share reliability enumerate} tries every pair of the publishers, the
 * profile {@code campaign} all there are.
 */
class EnumerationTest {
  private static final boolean ALL = Boolean.getBoolean("efs.enumeration.all");

  /** Of some forty thousand. */
  private static final Sample OF_PUBLISHING = ALL ? Sample.ALL : new Sample(1, 20);

  /** Of some two million: what follows after one first fault in 20. */
  private static final Sample OF_STORE = ALL ? Sample.ALL : new Sample(20, 100);

  private static final long SCHEDULES = Long.getLong("efs.schedules.count", 2_000);
  private static final String SEED = "efs.schedules.seed";

  @Test
  void everyFaultAtEveryCall_aloneAndInPairs_keepsEveryPromise()
      throws IOException, InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    Verdict verdict = new EnumerationCampaign(OF_PUBLISHING, OF_STORE, threads).run();
    verdict.print(System.out);
    assertThat(verdict.failures()).isEmpty();
    assertThat(verdict.count("cases")).isGreaterThanOrEqualTo(12_000);
  }

  @Test
  void randomSchedulesOfManyWriters_keepEveryPromise() throws InterruptedException {
    long seed = Long.getLong(SEED, System.nanoTime());
    Verdict verdict = new SchedulesCampaign(seed, SCHEDULES).run();
    verdict.print(System.out);
    assertThat(verdict.failures())
        .as("replay one with -D%s=SEED -Defs.schedules.count=1", SEED)
        .isEmpty();
    assertThat(verdict.count("schedules")).isEqualTo(SCHEDULES);
  }
}
