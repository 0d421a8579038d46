package dev.efsshare.workflow.stages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.workflow.stage.ExecutionContext;
import dev.efsshare.workflow.stage.PermanentStageException;
import dev.efsshare.workflow.stage.TransientStageException;
import dev.efsshare.workflow.testing.Bench;
import dev.efsshare.workflow.testing.TestShare;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReactiveTest {
  private static final String FRENCH =
      "{\"id\":\"a\",\n \"text\":\" Il fait très  beau aujourd'hui et nous nous promenons.\"}";

  @TempDir static Path folder;
  private static Bench bench;
  private static ReactiveHandler reactive;

  @BeforeAll
  static void start() throws IOException {
    bench = new Bench(folder);
    bench.share().put("langdetect.bin", TestShare.languageModel());
    reactive = new ReactiveHandler(bench.environment("FILTER_RULES", "{\"minCharacters\":3}"));
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @Test
  void record_onItsOwn_isAnsweredScored() throws IOException {
    List<String> before = bench.bucket().keys("");

    JsonObject answer = bench.run(reactive, FRENCH.getBytes(UTF_8));

    assertThat(answer.string("text"))
        .isEqualTo("Il fait très beau aujourd'hui et nous nous promenons.");
    assertThat(answer.string("language")).isEqualTo("fra");
    assertThat(answer.string("id")).isEqualTo("a");
    assertThat(bench.bucket().keys("")).isEqualTo(before);
  }

  @Test
  void record_thatIsNotTaken_isAnsweredWithTheReason() throws IOException {
    JsonObject answer = bench.run(reactive, "{\"text\":\"ab\"}".getBytes(UTF_8));

    assertThat(answer.string("dropped")).isEqualTo("too-short");
    assertThat(answer.string("message")).contains("minCharacters is 3");
  }

  @Test
  void record_inAnExecution_isAnsweredAndHandedOver() throws IOException {
    ExecutionContext context = Bench.context("reactive-1", "Reactive", null, FRENCH);

    JsonObject answer = bench.run(reactive, context);

    assertThat(answer.string("status")).isEqualTo("SUCCEEDED");
    assertThat(answer.object("record").string("language")).isEqualTo("fra");
    assertThat(bench.records(context.outputKey()).getFirst().members())
        .isEqualTo(answer.object("record").members());
    JsonObject again = bench.run(reactive, context);
    assertThat(again.flag("repeated")).isTrue();
    assertThat(again.object("record").members()).isEqualTo(answer.object("record").members());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"text\":", "{\"executionId\":\"e\"}"})
  void event_thatIsNeitherRecordNorContext_isRefused(String event) {
    assertThatThrownBy(() -> bench.run(reactive, event.getBytes(UTF_8)))
        .isInstanceOf(PermanentStageException.class);
  }

  @Test
  void record_withoutAMount_mayBeTriedAgain() {
    ReactiveHandler without =
        new ReactiveHandler(bench.environment("EFS_MOUNT_PATH", folder + "/nowhere"));

    assertThatThrownBy(() -> bench.run(without, FRENCH.getBytes(UTF_8)))
        .isInstanceOf(TransientStageException.class)
        .hasMessageContaining("nothing is at the mount point");
    assertThat(bench.call().logged())
        .anySatisfy(line -> assertThat(line.string("errorType")).contains("Transient"));
  }
}
