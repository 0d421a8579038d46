package dev.efsshare.evidence.aws;

import dev.efsshare.evidence.bundle.Bundle;
import dev.efsshare.evidence.bundle.Window;
import dev.efsshare.evidence.collect.Answers;
import dev.efsshare.evidence.collect.Answers.Question;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** The log events of a function: every page as it came, and one file to read. */
final class LogAnswers {
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
    List<FilteredLogEvent> events = new ArrayList<>();
    answers.<FilterLogEventsResponse>askAll(
        new Question(
            "logs/%s/logs-filter-log-events".formatted(logicalId),
            "CloudWatch Logs FilterLogEvents of " + group),
        token ->
            logs.filterLogEvents(ask ->
                ask.logGroupName(group)
                    .startTime(window.from().toEpochMilli())
                    .endTime(window.to().toEpochMilli())
                    .limit(pageSize)
                    .nextToken(token)),
        FilterLogEventsResponse::nextToken,
        page -> events.addAll(page.events()));
    events.sort(Comparator.comparing(FilteredLogEvent::timestamp));
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

  private static String line(FilteredLogEvent event) {
    return "%s %s %s\n"
        .formatted(
            Instant.ofEpochMilli(event.timestamp()),
            event.logStreamName(),
            event.message().stripTrailing());
  }
}
