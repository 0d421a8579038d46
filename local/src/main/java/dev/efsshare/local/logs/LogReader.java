package dev.efsshare.local.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads one stream from where it stopped before. Used by one thread.
 *
 * <p>A line without a time of its own has the time of the line before it; at the beginning of a
 * stream, that of the first line that has one, else the file's.
 */
final class LogReader {

  private final LogFile log;
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private OptionalLong lastTime = OptionalLong.empty();
  private long position;

  LogReader(LogFile log) {
    this.log = log;
  }

  /** The complete lines since the last call. */
  List<LogEvent> read() throws IOException {
    try (FileChannel channel = FileChannel.open(log.file())) {
      channel.position(position);
      byte[] more = Channels.newInputStream(channel).readAllBytes();
      position += more.length;
      return events(lines(more));
    }
  }

  /** A last line that nothing ends, as of a process that was killed; nothing when there is none. */
  List<LogEvent> readUnfinished() throws IOException {
    return unfinished.size() == 0 ? List.of() : events(List.of(takeUnfinished()));
  }

  private List<String> lines(byte[] more) {
    List<String> lines = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < more.length; i++) {
      if (more[i] == '\n') {
        unfinished.write(more, begin, i - begin);
        lines.add(takeUnfinished());
        begin = i + 1;
      }
    }
    unfinished.write(more, begin, more.length - begin);
    return lines;
  }

  private String takeUnfinished() {
    String line = unfinished.toString(UTF_8);
    unfinished.reset();
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private List<LogEvent> events(List<String> lines) throws IOException {
    List<LogEvent> events = new ArrayList<>(lines.size());
    if (lastTime.isEmpty() && !lines.isEmpty()) {
      lastTime = OptionalLong.of(firstTime(lines));
    }
    for (String line : lines) {
      OptionalLong own = LineTime.of(line);
      lastTime = own.isPresent() ? own : lastTime;
      if (!line.isEmpty()) {
        events.add(new LogEvent(lastTime.orElseThrow(), log.stream(), line));
      }
    }
    return events;
  }

  private long firstTime(List<String> lines) throws IOException {
    for (String line : lines) {
      OptionalLong time = LineTime.of(line);
      if (time.isPresent()) {
        return time.getAsLong();
      }
    }
    return Files.getLastModifiedTime(log.file()).toMillis();
  }
}
