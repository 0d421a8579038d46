package dev.efsshare.reliability.kill;

import dev.efsshare.reliability.workload.Area;
import dev.efsshare.reliability.workload.Attempt;
import dev.efsshare.reliability.workload.Ending;
import dev.efsshare.reliability.workload.Journal;
import dev.efsshare.reliability.workload.Kind;
import dev.efsshare.reliability.workload.Result;
import dev.efsshare.reliability.workload.Target;

/** Notes as lines of text. No state. */
final class NoteLines {
  private static final int MAX_DETAIL = 1_000;
  private static final String BEGUN = "begun";
  private static final String ENDED = "ended";

  private NoteLines() {}

  static String of(Attempt attempt) {
    return String.join(
        "\t",
        BEGUN,
        attempt.idText(),
        attempt.kind().name(),
        attempt.target().area().name(),
        attempt.target().name(),
        attempt.begunNanos() + "\n");
  }

  static String of(Ending ending) {
    String detail = ending.detail().replaceAll("\\s", " ");
    return String.join(
        "\t",
        ENDED,
        Long.toHexString(ending.attemptId()),
        ending.result().name(),
        Long.toString(ending.generation()),
        Long.toString(ending.nanos()),
        detail.substring(0, Math.min(MAX_DETAIL, detail.length())) + "\n");
  }

  /** Gives a line's content to a journal. */
  static void read(String line, Journal journal) {
    String[] fields = line.split("\t", -1);
    long id = Long.parseUnsignedLong(fields[1], 16);
    if (fields[0].equals(BEGUN)) {
      Target target = new Target(Area.valueOf(fields[3]), fields[4]);
      journal.begun(new Attempt(id, Kind.valueOf(fields[2]), target, Long.parseLong(fields[5])));
    } else {
      Result result = Result.valueOf(fields[2]);
      long generation = Long.parseLong(fields[3]);
      journal.ended(new Ending(id, result, generation, Long.parseLong(fields[4]), fields[5]));
    }
  }
}
