package dev.efsshare.benchmarks.comparison;

import dev.efsshare.benchmarks.comparison.Workbench.Medium;
import dev.efsshare.benchmarks.comparison.functions.FunctionProcess;
import dev.efsshare.benchmarks.comparison.functions.HttpEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A model on two mounts in memory: on one as our producer stored it, on the other as Python's
 * consumer expects it. Both are the same file, so that none is better cached.
 *
 * @param name what consumers call it
 * @param stored our mount
 * @param plain Python's
 */
record Models(String name, Path stored, Path plain) {

  /** Stores an object as a model and deletes the object, for the sake of the memory. */
  static Models store(Workbench bench, RandomObject object)
      throws IOException, InterruptedException, CannotRunException {
    String name = object.file().getFileName().toString();
    Models models =
        new Models(
            name, bench.mount(Medium.RAM, "models"), bench.mount(Medium.RAM, "plain-models"));
    Contestant managed = bench.contestant(Workbench.MANAGED);
    try (FunctionProcess producer = bench.start(managed.start().producer(), models.stored)) {
      producer.call(HttpEvents.post("/ingest", Map.of("key", "models/" + name)));
    }
    Path file = models.plain.resolve("models").resolve(name);
    Files.createDirectories(file.getParent());
    Files.createLink(file, models.file());
    Files.writeString(file.resolveSibling(name + ".sha256"), object.sha256());
    object.delete();
    return models;
  }

  /** The mount of a contestant. */
  Path mount(Contestant who) {
    return who.ours() ? stored : plain;
  }

  /** The model's file. */
  Path file() {
    return stored.resolve("models").resolve(name);
  }

  /** The event that asks for a prediction. */
  String predict() {
    return HttpEvents.post("/predict", Map.of("model", name));
  }

  /** Deletes it from both mounts. */
  void delete() throws IOException {
    Workbench.clear(stored);
    Workbench.clear(plain);
  }
}
