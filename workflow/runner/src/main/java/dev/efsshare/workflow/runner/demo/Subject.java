package dev.efsshare.workflow.runner.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.efsshare.workflow.definition.WorkflowConfiguration;
import dev.efsshare.workflow.definition.WorkflowStep;
import dev.efsshare.workflow.runner.Run;
import dev.efsshare.workflow.runner.Workflow;
import dev.efsshare.workflow.runner.corpus.Corpus;
import java.time.Duration;
import java.util.List;

/**
 * What claims are shown on: a running workflow and a corpus in its bucket.
 *
 * @param workflow running
 * @param configuration what it runs
 * @param input the corpus, a key of the bucket
 * @param contents what is in the corpus
 * @param dataset the dataset of the first claim, with which later ones compare; nobody else's
 */
record Subject(
    Workflow workflow,
    WorkflowConfiguration configuration,
    String input,
    Corpus.Contents contents,
    String dataset) {
  private static final JsonMapper JSON = new JsonMapper();

  /** For one execution, on a slow machine. */
  private static final Duration LIMIT = Duration.ofMinutes(30);

  List<String> stages() {
    return configuration.steps().stream().map(WorkflowStep::stage).toList();
  }

  /** A message for the corpus. */
  String message(String dataset) {
    return message(dataset, input);
  }

  String message(String dataset, String key) {
    return JSON.createObjectNode().put("dataset", dataset).put("input", key).toString();
  }

  /** Sends a message and waits for its first delivery to end. */
  Run deliver(String body) throws Exception {
    return next(workflow.send(body));
  }

  /** Waits for the next delivery of a message to end. */
  Run next(String message) throws Exception {
    return workflow.next(message, LIMIT);
  }

  /** Where a dataset is. */
  static String folder(String dataset) {
    return "datasets/" + dataset + "/";
  }
}
