package dev.efsshare.reliability.kill;

import dev.efsshare.reliability.workload.Tracer.Place;
import dev.efsshare.reliability.workload.Tracer.Stage;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where in a call of the library a worker was.
 *
 * @param place which file
 * @param stage how far that file was
 */
record Position(Place place, Stage stage) {
  private static final List<Position> ALL =
      Stream.of(Place.values())
          .flatMap(place -> Stream.of(Stage.values()).map(stage -> new Position(place, stage)))
          .toList();

  /** The position as a number, for those that run the same code. */
  int code() {
    return ALL.indexOf(this);
  }

  static Position ofCode(int code) {
    return ALL.get(code);
  }
}
