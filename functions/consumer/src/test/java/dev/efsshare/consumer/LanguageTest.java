package dev.efsshare.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.store.FileRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** E3: predictions with a real model. */
class LanguageTest {
  @TempDir Path mount;
  private ConsumerFixture consumer;

  @BeforeEach
  void start() throws IOException {
    consumer = new ConsumerFixture(mount).started();
  }

  @Test
  void languageModel_withInput_tellsTheLanguage() throws IOException {
    FileRecord record = consumer.put("nlp/langdetect.bin", ConsumerFixture.languageModel());

    assertThat(languageOf("Das Wetter ist heute sehr schön und wir gehen spazieren."))
        .isEqualTo("deu");
    assertThat(languageOf("Il fait très beau aujourd'hui et nous allons nous promener."))
        .isEqualTo("fra");
    JsonObject body =
        consumer
            .predict(
                "{\"model\":\"nlp/langdetect.bin\",\"input\":\"The weather is very nice today"
                    + " and we are going for a walk along the river.\"}")
            .body();
    JsonObject result = body.object("result");
    assertThat(result.members())
        .containsEntry("provider", "langdetect")
        .containsEntry("language", "eng");
    List<?> candidates = result.list("candidates");
    assertThat(candidates).hasSize(5);
    assertThat(((Map<?, ?>) candidates.getFirst()).get("probability"))
        .isEqualTo(result.members().get("probability"));
    assertThat(probabilities(candidates)).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(body.object("timings").string("loaded")).isEqualTo("kept");
    assertThat(body.string("fileId")).isEqualTo(record.fileId().toString());
  }

  private static List<Double> probabilities(List<?> candidates) {
    return candidates.stream().map(each -> (Double) ((Map<?, ?>) each).get("probability")).toList();
  }

  private String languageOf(String text) throws IOException {
    return String.valueOf(
        consumer
            .predict("{\"model\":\"nlp/langdetect.bin\",\"input\":\"" + text + "\"}")
            .body()
            .object("result")
            .string("language"));
  }

  @Test
  void languageModel_withoutInput_isProfiled() throws IOException {
    consumer.put("langdetect.bin", ConsumerFixture.languageModel());

    JsonObject result = consumer.predict("{\"model\":\"langdetect.bin\"}").body().object("result");

    assertThat(result.string("provider")).isEqualTo("profile");
    assertThat(result.object("format").members())
        .isEqualTo(
            Map.of(
                "name", "opennlp-model",
                "mediaType", "application/zip",
                "component", "LanguageDetectorME"));
    assertThat(result.number("sizeBytes", 0)).isEqualTo(10_568_188);
  }

  @Test
  void requests_inParallel_agree() throws Exception {
    consumer.put("langdetect.bin", ConsumerFixture.languageModel());
    List<ConsumerFixture> environments = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      environments.add(new ConsumerFixture(mount));
    }
    List<Callable<JsonObject>> calls = new ArrayList<>();
    environments.forEach(each ->
        calls.add(() ->
            each.predict(
                    "{\"model\":\"langdetect.bin\",\"input\":\"Dove si trova la"
                        + " stazione ferroviaria di questa piccola città?\"}")
                .body()));

    List<JsonObject> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
      for (Future<JsonObject> each : threads.invokeAll(calls)) {
        results.add(each.get().object("result"));
      }
    }

    assertThat(results).hasSize(10).containsOnly(results.getFirst());
    assertThat(results.getFirst().string("language")).isEqualTo("ita");
  }
}
