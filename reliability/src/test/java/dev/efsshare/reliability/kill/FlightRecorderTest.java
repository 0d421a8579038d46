package dev.efsshare.reliability.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.reliability.kill.FlightRecord.CutOff;
import dev.efsshare.reliability.workload.Area;
import dev.efsshare.reliability.workload.Attempt;
import dev.efsshare.reliability.workload.Ending;
import dev.efsshare.reliability.workload.Kind;
import dev.efsshare.reliability.workload.Ledger;
import dev.efsshare.reliability.workload.Result;
import dev.efsshare.reliability.workload.Target;
import dev.efsshare.reliability.workload.Tracer.Place;
import dev.efsshare.reliability.workload.Tracer.Stage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderTest {
  private static final int PARTS = 2;
  private static final Attempt FIRST =
      new Attempt(-1, Kind.CREATE, new Target(Area.CREATED, "größe"), 10);
  private static final Attempt SECOND = new Attempt(2, Kind.PUT, new Target(Area.KEY, "a/b c"), 30);

  @TempDir private Path directory;
  private final Ledger ledger = new Ledger();

  private Path file() {
    return directory.resolve("notes");
  }

  @BeforeEach
  void make() throws IOException {
    FlightRecord.make(file(), PARTS);
  }

  @Test
  void notes_ofTwoWorkers_areReadBack() throws IOException {
    FlightRecorder one = FlightRecorder.map(file(), 0);
    FlightRecorder two = FlightRecorder.map(file(), 1);
    Ending ending = new Ending(FIRST.id(), Result.PUBLISHED, 0, 20, "");
    one.begun(FIRST);
    two.begun(SECOND);
    one.ended(ending);
    two.at(Place.RECORD, Stage.FORCING);

    var cutOff = FlightRecord.addTo(ledger, file(), PARTS, 99);

    assertThat(cutOff)
        .containsExactly(new CutOff(SECOND, new Position(Place.RECORD, Stage.FORCING)));
    assertThat(ledger.entry(FIRST.id())).contains(new Ledger.Entry(FIRST, ending, 20));
    assertThat(ledger.entry(SECOND.id())).contains(new Ledger.Entry(SECOND, null, 99));
  }

  @Test
  void notes_ofNoWork_areEmpty() throws IOException {
    assertThat(FlightRecord.addTo(ledger, file(), PARTS, 99)).isEmpty();
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void detail_withLineBreaks_staysOneLine() throws IOException {
    FlightRecorder recorder = FlightRecorder.map(file(), 0);
    recorder.begun(FIRST);
    recorder.ended(new Ending(FIRST.id(), Result.FAILED, 0, 20, "OTHER: a\tb\nbegun\tx"));

    FlightRecord.addTo(ledger, file(), PARTS, 99);

    assertThat(ledger.entry(FIRST.id()).orElseThrow().ending())
        .isEqualTo(new Ending(FIRST.id(), Result.FAILED, 0, 20, "OTHER: a b begun x"));
  }

  @Test
  void endedCalls_ofALivingWorker_areCounted() throws IOException {
    FlightRecorder recorder = FlightRecorder.map(file(), 1);
    recorder.begun(FIRST);
    recorder.ended(new Ending(FIRST.id(), Result.PUBLISHED, 0, 20, ""));
    recorder.begun(SECOND);

    try (FileChannel channel = FileChannel.open(file())) {
      assertThat(FlightRecord.countEnded(channel, PARTS)).isEqualTo(1);
    }
  }

  @Test
  void recorder_longUsed_saysThatItIsFullInTime() throws IOException {
    FlightRecorder recorder = FlightRecorder.map(file(), 1);
    long attempts = 0;
    while (!recorder.isFull()) {
      attempts++;
      recorder.begun(new Attempt(attempts, Kind.CREATE, FIRST.target(), 10));
      recorder.ended(new Ending(attempts, Result.FAILED, 0, 20, "x".repeat(5_000)));
    }

    assertThat(FlightRecord.addTo(ledger, file(), PARTS, 99)).isEmpty();
    assertThat(ledger.entries()).hasSize(Math.toIntExact(attempts));
  }
}
