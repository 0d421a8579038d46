package dev.efsshare.reliability.kill;

import dev.efsshare.reliability.workload.Attempt;
import dev.efsshare.reliability.workload.Ending;
import dev.efsshare.reliability.workload.Journal;
import dev.efsshare.reliability.workload.Tracer;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The notes of one worker in a part of a mapped file. What was stored there when the process is
 * killed stays in the kernel's page cache, without a system call that could be cut off; a pipe
 * could lose its last lines with the reader's bookkeeping of a dead child.
 *
 * <p>A part is: where the worker is, the bytes of its notes, the calls that ended (an int each),
 * and the notes as lines. Lines are written first and counted afterwards, so that half a line is
 * never read.
 */
final class FlightRecorder implements Journal, Tracer {
  static final int PART_BYTES = 1 << 20;
  static final int POSITION_OFFSET = 0;
  static final int LENGTH_OFFSET = Integer.BYTES;
  static final int ENDED_OFFSET = 2 * Integer.BYTES;
  static final int LINES_OFFSET = 3 * Integer.BYTES;
  private static final int ROOM_FOR_AN_ATTEMPT = 4 << 10;

  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  private final MemorySegment part;
  private int length;
  private int ended;

  private FlightRecorder(MemorySegment part) {
    this.part = part;
  }

  /** The recorder of one of several workers that share a file. The mapping lasts as the process. */
  static FlightRecorder map(Path file, int part) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new FlightRecorder(
          channel.map(
              FileChannel.MapMode.READ_WRITE,
              (long) part * PART_BYTES,
              PART_BYTES,
              Arena.global()));
    }
  }

  /** Whether there may be no room for one more attempt. */
  boolean isFull() {
    return LINES_OFFSET + length + ROOM_FOR_AN_ATTEMPT > PART_BYTES;
  }

  @Override
  public void at(Place place, Stage stage) {
    INT.setRelease(part, (long) POSITION_OFFSET, new Position(place, stage).code());
  }

  @Override
  public void begun(Attempt attempt) {
    add(NoteLines.of(attempt));
  }

  @Override
  public void ended(Ending ending) {
    add(NoteLines.of(ending));
    ended++;
    INT.setRelease(part, (long) ENDED_OFFSET, ended);
  }

  private void add(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    MemorySegment.copy(
        bytes, 0, part, ValueLayout.JAVA_BYTE, (long) LINES_OFFSET + length, bytes.length);
    length += bytes.length;
    INT.setRelease(part, (long) LENGTH_OFFSET, length);
  }
}
