package dev.efsshare.local.logs;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as people type them: {@code 10min ago}, {@code yesterday}, {@code 2026-11-21 09:30}, {@code
 * 2026-11-21T09:30:00+01:00}. A time without a zone is UTC, as {@code sam logs} takes it.
 */
public final class TimePhrase {

  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));

  private static final Pattern RELATIVE =
      Pattern.compile(
          ("(?:(?<ago>(?<count>\\d{1,6}|an?) ?(?<unit>UNIT) ago)"
                  + "|(?:in (?<later>\\d{1,6}|an?) ?(?<laterUnit>UNIT)))")
              .replace("UNIT", "s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?"));

  /** Day-sized words keep the time of the day, as they do for {@code sam logs}. */
  private static final Map<String, Duration> WORDS =
      Map.of(
          "now",
          Duration.ZERO,
          "today",
          Duration.ZERO,
          "yesterday",
          Duration.ofDays(-1),
          "tomorrow",
          Duration.ofDays(1));

  private TimePhrase() {}

  /**
   * Reads a time.
   *
   * @param phrase as typed
   * @param clock what is now
   * @return the time
   * @throws IllegalArgumentException when it is no time; the message says what would be one
   */
  public static Instant parse(String phrase, Clock clock) {
    String text = phrase.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    if (WORDS.containsKey(text)) {
      return clock.instant().plus(WORDS.get(text));
    }
    Matcher relative = RELATIVE.matcher(text);
    return relative.matches()
        ? clock.instant().plus(distance(relative))
        : absolute(phrase.strip())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    ("'%s' is no time; say for example '10min ago', 'yesterday', '2026-11-21 09:30' (UTC)"
                            + " or '2026-11-21T09:30:00+01:00'")
                        .formatted(phrase)));
  }

  private static Duration distance(Matcher relative) {
    boolean ago = relative.group("ago") != null;
    String count = relative.group(ago ? "count" : "later");
    String unit = relative.group(ago ? "unit" : "laterUnit").substring(0, 1);
    long number = count.startsWith("a") ? 1 : Long.parseLong(count);
    return UNITS.getOrDefault(unit, Duration.ZERO).multipliedBy(ago ? -number : number);
  }

  private static Optional<Instant> absolute(String text) {
    String iso = text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +", "$1T");
    return parsed(iso, Instant::parse)
        .or(() -> parsed(iso, time -> OffsetDateTime.parse(time).toInstant()))
        .or(() -> parsed(iso, time -> LocalDateTime.parse(time).toInstant(ZoneOffset.UTC)))
        .or(() ->
            parsed(iso, day -> LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC)));
  }

  private static Optional<Instant> parsed(String text, Function<String, Instant> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
