package dev.efsshare.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.local.template.BucketRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events a rule takes, and in which order events count. */
class BucketNotificationsTest {

  private static final BucketRule RULE =
      new BucketRule("id", "files", List.of("s3:ObjectCreated:*"), "models/", ".bin");

  @ParameterizedTest
  @CsvSource({
    "files, ObjectCreated:Put, models/a.bin, true",
    "files, ObjectCreated:Copy, models/b/c.bin, true",
    "other, ObjectCreated:Put, models/a.bin, false",
    "files, ObjectRemoved:Delete, models/a.bin, false",
    "files, ObjectCreated:Put, inputs/a.bin, false",
    "files, ObjectCreated:Put, models/a.txt, false"
  })
  void rule_withPrefixAndSuffix_takesWhatMatchesAll(
      String bucket, String event, String key, boolean taken) {
    assertThat(RULE.matches(bucket, event, key)).isEqualTo(taken);
  }

  @Test
  void rule_forOneEvent_takesNoOther() {
    BucketRule puts = new BucketRule("id", "files", List.of("s3:ObjectCreated:Put"), "", "");

    assertThat(puts.matches("files", "ObjectCreated:Put", "x")).isTrue();
    assertThat(puts.matches("files", "ObjectCreated:Copy", "x")).isFalse();
  }

  @Test
  void sequencer_calledFasterThanTheClock_stillRises() {
    Sequencer sequencer = new Sequencer();
    String last = sequencer.next();
    for (int i = 0; i < 10_000; i++) {
      String next = sequencer.next();
      assertThat(next).isGreaterThan(last);
      last = next;
    }
  }
}
