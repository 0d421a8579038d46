package dev.efsshare.local.logs;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of all streams that a query wants, by time: those that are there, and with each further
 * call those that came since, of new streams, too. Used by one thread.
 */
public final class LogFollower {

  private final LogFolder folder;
  private final LogQuery query;
  private final Map<Path, LogReader> readers = new HashMap<>();

  /**
   * A follower that has read nothing yet.
   *
   * @param folder where logs are
   * @param query what is wanted of them
   */
  public LogFollower(LogFolder folder, LogQuery query) {
    this.folder = folder;
    this.query = query;
  }

  /**
   * Complete lines since the last call.
   *
   * @return by time; lines of one stream and one time in their order
   * @throws IOException when a log cannot be read
   */
  public List<LogEvent> next() throws IOException {
    List<LogEvent> events = new ArrayList<>();
    for (LogFile file : folder.files()) {
      if (query.wants(file)) {
        LogReader reader = readers.computeIfAbsent(file.file(), path -> new LogReader(file));
        try {
          events.addAll(reader.read());
        } catch (NoSuchFileException e) {
          // removed by whoever tidies up the state folder
          readers.remove(file.file());
        }
      }
    }
    return wanted(events);
  }

  /**
   * Last lines that nothing ends, as processes leave them that were killed.
   *
   * @return by time
   * @throws IOException when a log cannot be read
   */
  public List<LogEvent> unfinished() throws IOException {
    List<LogEvent> events = new ArrayList<>();
    for (LogReader reader : readers.values()) {
      events.addAll(reader.readUnfinished());
    }
    return wanted(events);
  }

  private List<LogEvent> wanted(List<LogEvent> events) {
    return events.stream()
        .filter(query::wants)
        .sorted(Comparator.comparingLong(LogEvent::timeMillis))
        .toList();
  }
}
