package dev.efsshare.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 2026-11-21T10:00:00Z}, or {@code 90m}: that long ago. */
final class TimeConverter implements ITypeConverter<Instant> {
  private final Clock clock;

  /** For picocli. */
  TimeConverter() {
    this(Clock.systemUTC());
  }

  TimeConverter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Instant convert(String value) {
    try {
      Instant time =
          value.matches("[0-9]{1,6}[smhd]")
              ? clock.instant().minus(ago(value))
              : Instant.parse(value);
      if (time.isAfter(clock.instant())) {
        throw new TypeConversionException("'%s' is in the future".formatted(value));
      }
      return time;
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'%s' is no time; give one such as 2026-11-21T10:00:00Z, or 90m for 90 minutes ago"
              .formatted(value));
    }
  }

  private static Duration ago(String value) {
    long count = Long.parseLong(value.substring(0, value.length() - 1));
    return switch (value.charAt(value.length() - 1)) {
      case 's' -> Duration.ofSeconds(count);
      case 'm' -> Duration.ofMinutes(count);
      case 'h' -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
