package dev.efsshare.paper.exhibit;

import java.util.List;
import java.util.stream.Stream;

/** All figures and tables. */
public final class Exhibits {
  private Exhibits() {}

  /**
   * All of them.
   *
   * @return in the order of the results page
   */
  public static List<Exhibit> all() {
    return Stream.of(
            Drawings.all(),
            Publishing.all(),
            Checksums.all(),
            ColdStarts.all(),
            Ingests.all(),
            Readers.all(),
            Targets.all(),
            Demonstrations.all(),
            Costs.all())
        .flatMap(List::stream)
        .toList();
  }
}
