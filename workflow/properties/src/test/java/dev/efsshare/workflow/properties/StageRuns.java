package dev.efsshare.workflow.properties;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.workflow.stage.StageEnvironment;
import dev.efsshare.workflow.stage.StageHandler;
import dev.efsshare.workflow.stages.EtlHandler;
import dev.efsshare.workflow.stages.FilterHandler;
import dev.efsshare.workflow.stages.ReactiveHandler;
import dev.efsshare.workflow.stages.ScoreHandler;
import dev.efsshare.workflow.stages.StoreHandler;
import dev.efsshare.workflow.testing.Bench;
import dev.efsshare.workflow.testing.TestShare;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The five stages on one bench with a model on its share, each in an environment that stays warm: a
 * model takes long to read.
 */
final class StageRuns {
  /** Drops a sixth or so of what {@code Data} makes. */
  private static final String RULES = "{\"exclude\":[\" 1\\\\d*$\"]}";

  private static final Map<String, Function<StageEnvironment, StageHandler>> STAGES =
      Map.of(
          "Etl", EtlHandler::new,
          "Filter", FilterHandler::new,
          "Score", ScoreHandler::new,
          "Store", StoreHandler::new,
          "Reactive", ReactiveHandler::new);

  private final Bench bench;
  private final Map<String, StageHandler> warm = new HashMap<>();

  private StageRuns(Bench bench) {
    this.bench = bench;
  }

  static StageRuns on(Bench bench) throws IOException {
    bench.share().put("langdetect.bin", TestShare.languageModel());
    return new StageRuns(bench);
  }

  static Set<String> names() {
    return STAGES.keySet();
  }

  StageHandler of(String name) {
    return warm.computeIfAbsent(
        name,
        each ->
            Objects.requireNonNull(STAGES.get(each), each)
                .apply(bench.environment("FILTER_RULES", RULES)));
  }

  JsonObject run(
      String kind, String id, String name, @Nullable String before, @Nullable String initialData)
      throws IOException {
    return run(of(kind), id, name, before, initialData);
  }

  JsonObject run(
      RequestStreamHandler stage,
      String id,
      String name,
      @Nullable String before,
      @Nullable String initialData)
      throws IOException {
    return bench.run(stage, Bench.context(id, name, before, initialData));
  }

  /** The records that a stage handed over, whatever the order of their members. */
  List<String> records(String id, String name) {
    return bench.records("executions/" + id + "/" + name + "/output.json").stream()
        .map(each -> Json.text(new TreeMap<>(each.members())))
        .toList();
  }
}
