package dev.efsshare.paper.output;

import dev.efsshare.paper.data.MissingDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run made, left as it was, and could not make. For one thread. */
public final class Outcome {
  private final List<Path> changed = new ArrayList<>();
  private final List<Path> kept = new ArrayList<>();
  private final Map<String, String> missing = new LinkedHashMap<>();

  Outcome() {}

  void wrote(Path file, boolean isChanged) {
    (isChanged ? changed : kept).add(file);
  }

  void cannot(String what, MissingDataException why) {
    missing.put(what, String.valueOf(why.getMessage()));
  }

  /**
   * Files whose bytes are others than before, or that are new.
   *
   * @return in the order in which they were written
   */
  public List<Path> changed() {
    return List.copyOf(changed);
  }

  /**
   * Files whose bytes are the same as before.
   *
   * @return in the order in which they were made
   */
  public List<Path> kept() {
    return List.copyOf(kept);
  }

  /**
   * What could not be made.
   *
   * @return the reasons by name, in order
   */
  public Map<String, String> missing() {
    return new LinkedHashMap<>(missing);
  }
}
