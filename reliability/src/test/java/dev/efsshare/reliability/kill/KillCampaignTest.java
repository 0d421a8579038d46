package dev.efsshare.reliability.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.reliability.Verdict;
import dev.efsshare.reliability.workload.EarlyAnswerPublishers;
import dev.efsshare.reliability.workload.LibraryPublishers;
import dev.efsshare.reliability.workload.PlainWritePublishers;
import dev.efsshare.reliability.workload.PublisherFactory;
import dev.efsshare.reliability.workload.Violation.Rule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The campaign with real processes, short; and that it tells when a publisher is broken. */
class KillCampaignTest {
  @TempDir private Path directory;

  private Verdict run(int rounds, Class<? extends PublisherFactory> publishers) throws Exception {
    KillSettings settings = new KillSettings(rounds, 4, 3, 15, 20, 1 << 19, publishers);
    return new KillCampaign(settings, directory).run();
  }

  @Test
  void library_killedThirtyTimes_keepsEveryPromise() throws Exception {
    Verdict verdict = run(30, LibraryPublishers.class);

    assertThat(verdict.failures()).isEmpty();
    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.count("processes killed")).isEqualTo(30);
    assertThat(verdict.count("  in the middle of at least one call")).isGreaterThan(15);
    assertThat(verdict.count("  acknowledged as written")).isPositive();
    assertThat(verdict.count("left by the dead: unpublished files")).isPositive();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void plainWrite_killed_isReportedAsTorn() throws Exception {
    Verdict verdict = run(8, PlainWritePublishers.class);

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.count(Rule.TORN.words())).isPositive();
    assertThat(directory).isNotEmptyDirectory();
  }

  @Test
  void acknowledgmentBeforeCommit_killed_isReportedAsLost() throws Exception {
    Verdict verdict = run(8, EarlyAnswerPublishers.class);

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.count(Rule.LOST.words())).isPositive();
  }
}
