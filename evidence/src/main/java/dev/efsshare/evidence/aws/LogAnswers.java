package dev.efsshare.evidence.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.efsshare.evidence.bundle.Bundle;
import dev.efsshare.evidence.bundle.Window;
import dev.efsshare.evidence.collect.Answers;
import dev.efsshare.evidence.collect.Answers.Question;
import dev.efsshare.evidence.collect.Recorder.Answer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;

/** The log events of a function: every page as it came, and one file to read. */
final class LogAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CloudWatchLogsClient logs;
  private final int pageSize;
  private final Answers answers;
  private final Bundle bundle;

  LogAnswers(CloudWatchLogsClient logs, int pageSize, Answers answers, Bundle bundle) {
    this.logs = logs;
    this.pageSize = pageSize;
    this.answers = answers;
    this.bundle = bundle;
  }

  void collect(String logicalId, String group, Window window) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    String token = null;
    int number = 0;
    do {
      number++;
      JsonNode page = page(logicalId, group, window, number, token);
      page.path("events").forEach(events::add);
      token = page.path("nextToken").asText(null);
    } while (token != null);
    events.sort(Comparator.comparingLong(event -> event.path("timestamp").asLong()));
    StringBuilder text = new StringBuilder();
    events.forEach(event -> text.append(line(event)));
    bundle.addText(
        "logs/%s.log".formatted(logicalId),
        "The %d log events of %s in order of time, read from the answers beside it"
            .formatted(events.size(), group),
        text.toString());
    if (events.isEmpty()) {
      bundle.missing(
          "%s has no log events from %s to %s".formatted(group, window.from(), window.to()));
    }
  }

  /** Read from the answer itself: it may hold what the SDK does not take. */
  private JsonNode page(
      String logicalId, String group, Window window, int number, @Nullable String token)
      throws IOException {
    Answer<FilterLogEventsResponse> answer =
        answers.askRaw(
            new Question(
                "logs/%s/logs-filter-log-events-%03d".formatted(logicalId, number),
                "CloudWatch Logs FilterLogEvents of %s, page %d".formatted(group, number)),
            () ->
                logs.filterLogEvents(ask ->
                    ask.logGroupName(group)
                        .startTime(window.from().toEpochMilli())
                        .endTime(window.to().toEpochMilli())
                        .limit(pageSize)
                        .nextToken(token)));
    return answer.refusal().isPresent() ? JSON.createObjectNode() : JSON.readTree(answer.body());
  }

  private static String line(JsonNode event) {
    return "%s %s %s\n"
        .formatted(
            Instant.ofEpochMilli(event.path("timestamp").asLong()),
            event.path("logStreamName").asText(),
            event.path("message").asText().stripTrailing());
  }
}
