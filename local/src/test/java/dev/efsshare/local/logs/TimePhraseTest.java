package dev.efsshare.local.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as people type them. */
class TimePhraseTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "now, 2026-11-21T10:00:00Z",
    "today, 2026-11-21T10:00:00Z",
    "Yesterday, 2026-11-20T10:00:00Z",
    "tomorrow, 2026-11-22T10:00:00Z",
    "10min ago, 2026-11-21T09:50:00Z",
    "10mins ago, 2026-11-21T09:50:00Z",
    "10m ago, 2026-11-21T09:50:00Z",
    "10 minutes ago, 2026-11-21T09:50:00Z",
    "1 minute ago, 2026-11-21T09:59:00Z",
    "30s ago, 2026-11-21T09:59:30Z",
    "an hour ago, 2026-11-21T09:00:00Z",
    "2 hrs ago, 2026-11-21T08:00:00Z",
    "a day  ago, 2026-11-20T10:00:00Z",
    "2 weeks ago, 2026-11-07T10:00:00Z",
    "in 5 minutes, 2026-11-21T10:05:00Z",
    "2026-11-21, 2026-11-21T00:00:00Z",
    "2026-11-21 09:30, 2026-11-21T09:30:00Z",
    "2026-11-21 09:30:15, 2026-11-21T09:30:15Z",
    "2026-11-21T09:30:15.250Z, 2026-11-21T09:30:15.250Z",
    "2026-11-21T09:30:00+01:00, 2026-11-21T08:30:00Z",
  })
  void phrase_thatIsATime_isThatTime(String phrase, Instant time) {
    assertThat(TimePhrase.parse(phrase, CLOCK)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "10",
        "10 ago",
        "10 fortnights ago",
        "ago",
        "-5min ago",
        "09:30",
        "2026-13-01",
        "21.11.2026"
      })
  void phrase_thatIsNoTime_isRefusedWithExamples(String phrase) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimePhrase.parse(phrase, CLOCK))
        .withMessageStartingWith("'" + phrase + "' is no time; say for example '10min ago'");
  }
}
