package dev.efsshare.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeConverterTest {
  private final TimeConverter converter =
      new TimeConverter(Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource({
    "30s,2026-11-21T11:59:30Z",
    "90m,2026-11-21T10:30:00Z",
    "2h,2026-11-21T10:00:00Z",
    "1d,2026-11-20T12:00:00Z",
    "2026-11-21T10:00:00Z,2026-11-21T10:00:00Z",
    "2026-11-21T12:00:00+02:00,2026-11-21T10:00:00Z",
  })
  void convert_timeOrSpan_isAnInstant(String value, Instant expected) {
    assertThat(converter.convert(value)).isEqualTo(expected);
  }
}
