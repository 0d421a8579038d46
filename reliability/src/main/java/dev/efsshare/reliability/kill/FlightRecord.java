package dev.efsshare.reliability.kill;

import dev.efsshare.reliability.workload.Attempt;
import dev.efsshare.reliability.workload.Ending;
import dev.efsshare.reliability.workload.Journal;
import dev.efsshare.reliability.workload.Ledger;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the workers of a process noted. */
final class FlightRecord {
  private FlightRecord() {}

  /**
   * A call that was cut off.
   *
   * @param attempt which one
   * @param position where in the library its worker was
   */
  record CutOff(Attempt attempt, Position position) {}

  /** Makes a file for the notes of several workers: of its full length, without content. */
  static void make(Path file, int parts) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(1), (long) parts * FlightRecorder.PART_BYTES - 1);
    }
  }

  /** The calls of a living process that ended so far. */
  static int countEnded(FileChannel file, int parts) throws IOException {
    int sum = 0;
    for (int i = 0; i < parts; i++) {
      ByteBuffer count = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
      long offset = (long) i * FlightRecorder.PART_BYTES + FlightRecorder.ENDED_OFFSET;
      file.read(count, offset);
      sum += count.getInt(0);
    }
    return sum;
  }

  /**
   * Adds the notes to a ledger.
   *
   * @param parts how many workers there were
   * @param diedNanos when the process was known to be dead
   * @return the calls that were cut off, one for each worker at most
   */
  static List<CutOff> addTo(Ledger ledger, Path file, int parts, long diedNanos)
      throws IOException {
    List<CutOff> cutOff = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int i = 0; i < parts; i++) {
        ByteBuffer part =
            channel.map(
                FileChannel.MapMode.READ_ONLY,
                (long) i * FlightRecorder.PART_BYTES,
                FlightRecorder.PART_BYTES);
        Attempt last = readLines(part.order(ByteOrder.nativeOrder()), ledger);
        if (last != null) {
          ledger.died(last.id(), diedNanos);
          int position = part.getInt(FlightRecorder.POSITION_OFFSET);
          cutOff.add(new CutOff(last, Position.ofCode(position)));
        }
      }
    }
    return cutOff;
  }

  /** The attempt that did not end, or null. */
  private static @Nullable Attempt readLines(ByteBuffer part, Ledger ledger) {
    byte[] lines = new byte[part.getInt(FlightRecorder.LENGTH_OFFSET)];
    part.get(FlightRecorder.LINES_OFFSET, lines);
    Unended unended = new Unended(ledger);
    new String(lines, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> NoteLines.read(line, unended));
    return unended.last;
  }

  /** Passes notes on and remembers what is open. */
  private static final class Unended implements Journal {
    private final Ledger ledger;
    private @Nullable Attempt last;

    Unended(Ledger ledger) {
      this.ledger = ledger;
    }

    @Override
    public void begun(Attempt attempt) {
      last = attempt;
      ledger.begun(attempt);
    }

    @Override
    public void ended(Ending ending) {
      last = null;
      ledger.ended(ending);
    }
  }
}
