package dev.efsshare.local.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading growing logs of several streams. */
class LogFollowerTest {

  private static final FunctionLog PRODUCER = new FunctionLog("p", "/aws/lambda/p");
  private static final FunctionLog CONSUMER = new FunctionLog("c", "/aws/lambda/c");

  @TempDir Path state;

  @Test
  void lines_ofSeveralStreams_areMergedByTime() throws IOException {
    append("aws/lambda/p", "[$LATEST]1", json(1, "a") + json(4, "d") + json(5, "e"));
    append("aws/lambda/p", "[$LATEST]2", json(2, "b"));
    append("aws/lambda/c", "[$LATEST]3", json(3, "c"));

    assertThat(follower("", 0).next())
        .extracting(event -> event.stream().substring(20), LogFollowerTest::text)
        .map(tuple -> tuple.toList().get(0) + "" + tuple.toList().get(1))
        .containsExactly("1a", "2b", "3c", "1d", "1e");
  }

  @Test
  void line_withoutATime_hasThatOfTheLineBefore() throws IOException {
    append(
        "aws/lambda/p",
        "[$LATEST]1",
        "INIT_START x\n"
            + json(7, "a")
            + "END x\n1970-01-01T00:00:00.009Z id Task timed out\nREPORT\n");

    assertThat(follower("", 0).next())
        .extracting(LogEvent::timeMillis)
        .containsExactly(7L, 7L, 7L, 9L, 9L);
  }

  @Test
  void metrics_haveTheirOwnTime() throws IOException {
    append("aws/lambda/p", "[$LATEST]1", "{\"_aws\":{\"Timestamp\":42}}\n");

    assertThat(follower("", 0).next()).extracting(LogEvent::timeMillis).containsExactly(42L);
  }

  @Test
  void stream_withoutAnyTime_hasThatOfItsFile() throws IOException {
    Path file = append("aws/lambda/p", "[$LATEST]1", "plain\n{broken\n");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1234));

    assertThat(follower("", 0).next())
        .extracting(LogEvent::timeMillis)
        .containsExactly(1234L, 1234L);
  }

  @Test
  void lines_outsideOfTheTimes_areLeftOut() throws IOException {
    append("aws/lambda/p", "[$LATEST]1", json(1, "a") + json(2, "b") + json(3, "c") + json(4, "d"));

    LogQuery query = new LogQuery(List.of(), FilterPattern.parse(""), 2, Optional.of(3L));

    assertThat(new LogFollower(LogFolder.of(state), query).next())
        .extracting(LogFollowerTest::text)
        .containsExactly("b", "c");
  }

  @Test
  void filter_ofAQuery_selectsLines() throws IOException {
    append("aws/lambda/p", "[$LATEST]1", json(1, "a") + json(2, "b"));

    assertThat(follower("{ $.message = b }", 0).next())
        .extracting(LogFollowerTest::text)
        .containsExactly("b");
  }

  @Test
  void growingFile_isReadOnLineByLine() throws IOException {
    append("aws/lambda/p", "[$LATEST]1", json(1, "a") + "{\"timestamp\":\"1970-01-01T00:");
    LogFollower follower = follower("", 0);

    assertThat(follower.next()).extracting(LogFollowerTest::text).containsExactly("a");
    assertThat(follower.next()).isEmpty();
    append("aws/lambda/p", "[$LATEST]1", "00:00.002Z\",\"message\":\"bü\"}\n\n" + json(3, "c"));
    assertThat(follower.next()).extracting(LogFollowerTest::text).containsExactly("bü", "c");
  }

  @Test
  void character_cutInTwoBetweenReads_isWhole() throws IOException {
    byte[] line = "ü\n".getBytes(UTF_8);
    Path file = append("aws/lambda/p", "[$LATEST]1", "");
    Files.write(file, new byte[] {line[0]}, StandardOpenOption.APPEND);
    LogFollower follower = follower("", 0);

    assertThat(follower.next()).isEmpty();
    Files.write(file, new byte[] {line[1], line[2]}, StandardOpenOption.APPEND);
    assertThat(follower.next()).extracting(LogEvent::message).containsExactly("ü");
  }

  @Test
  void newStream_isFollowed_andARemovedOneForgotten() throws IOException {
    Path first = append("aws/lambda/p", "[$LATEST]1", json(1, "a"));
    LogFollower follower = follower("", 0);
    assertThat(follower.next()).hasSize(1);

    Files.delete(first);
    append("aws/lambda/c", "[$LATEST]2", json(2, "b"));

    assertThat(follower.next()).extracting(LogFollowerTest::text).containsExactly("b");
  }

  @Test
  void lastLine_thatNothingEnds_isUnfinished() throws IOException {
    append("aws/lambda/p", "[$LATEST]1", json(1, "a") + "killed here");
    LogFollower follower = follower("", 0);

    assertThat(follower.next()).hasSize(1);
    assertThat(follower.unfinished()).containsExactly(event(1, "killed here"));
    assertThat(follower.unfinished()).isEmpty();
  }

  @Test
  void functions_ofAQuery_selectStreams() throws IOException {
    append("aws/lambda/p", "[$LATEST]1", json(1, "producer"));
    append("aws/lambda/c", "[$LATEST]2", json(2, "consumer"));
    append("shared/group", "p[$LATEST]3", json(3, "producer in a shared group"));
    append("shared/group", "c[$LATEST]4", json(4, "consumer in a shared group"));

    assertThat(of(PRODUCER)).containsExactly("producer");
    assertThat(of(PRODUCER, CONSUMER)).containsExactly("producer", "consumer");
    assertThat(of(new FunctionLog("p", "/shared/group")))
        .containsExactly("producer in a shared group");
    assertThat(of()).hasSize(4);
  }

  @Test
  void folder_withoutLogs_isEmpty() throws IOException {
    assertThat(follower("", 0).next()).isEmpty();
    assertThat(LogFolder.of(state).functions()).isEmpty();
  }

  private List<String> of(FunctionLog... functions) throws IOException {
    LogQuery query = new LogQuery(List.of(functions), FilterPattern.parse(""), 0, Optional.empty());
    return new LogFollower(LogFolder.of(state), query)
        .next().stream().map(LogFollowerTest::text).toList();
  }

  private LogFollower follower(String filter, long from) {
    return new LogFollower(
        LogFolder.of(state),
        new LogQuery(List.of(), FilterPattern.parse(filter), from, Optional.empty()));
  }

  private Path append(String group, String stream, String text) throws IOException {
    Path file = state.resolve("logs").resolve(group).resolve("2026/11/21/" + stream + ".log");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static LogEvent event(long time, String message) {
    return new LogEvent(time, "2026/11/21/[$LATEST]1", message);
  }

  private static String json(long millis, String message) {
    return "{\"timestamp\":\"%s\",\"message\":\"%s\"}\n"
        .formatted(Instant.ofEpochMilli(millis), message);
  }

  private static String text(LogEvent event) {
    return event.message().replaceFirst(".*\"message\":\"(.*)\"}", "$1");
  }
}
