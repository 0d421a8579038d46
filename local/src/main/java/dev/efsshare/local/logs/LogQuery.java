package dev.efsshare.local.logs;

import java.util.List;
import java.util.Optional;

/**
 * What is wanted of the logs. Immutable.
 *
 * @param functions whose logs; empty for all there are
 * @param filter which lines
 * @param fromMillis earliest time, milliseconds since 1970
 * @param toMillis latest time; empty for no end
 */
public record LogQuery(
    List<FunctionLog> functions, FilterPattern filter, long fromMillis, Optional<Long> toMillis) {

  /** Copies the list. */
  public LogQuery {
    functions = List.copyOf(functions);
  }

  boolean wants(LogFile file) {
    return functions.isEmpty() || functions.stream().anyMatch(function -> function.owns(file));
  }

  boolean wants(LogEvent event) {
    return event.timeMillis() >= fromMillis
        && toMillis.map(to -> event.timeMillis() <= to).orElse(true)
        && filter.matches(event.message());
  }
}
