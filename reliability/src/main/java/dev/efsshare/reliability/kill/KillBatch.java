package dev.efsshare.reliability.kill;

import dev.efsshare.reliability.kill.FlightRecord.CutOff;
import dev.efsshare.reliability.workload.Audit;
import dev.efsshare.reliability.workload.Kind;
import dev.efsshare.reliability.workload.Ledger;
import dev.efsshare.reliability.workload.LibraryPublishers;
import dev.efsshare.reliability.workload.Readers;
import dev.efsshare.reliability.workload.Site;
import dev.efsshare.reliability.workload.Tracer;
import dev.efsshare.reliability.workload.Worker;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Some kills on one site, and the audit of that site once nobody writes. One thread. */
final class KillBatch {
  private static final int READERS = 2;
  private static final int ROUND_SHIFT = 40;
  private static final int OLD_FILES = 4;
  private static final long LOOK_NANOS = 500_000;

  private final Site site;
  private final KillSettings settings;
  private final Path notes;
  private final Ledger ledger = new Ledger();
  private final KillTally tally;

  /**
   * @param notes a directory apart from the site, for what the workers note
   */
  KillBatch(Site site, KillSettings settings, Path notes, KillTally tally) {
    this.site = site;
    this.settings = settings;
    this.notes = notes;
    this.tally = tally;
  }

  /**
   * One process and its end.
   *
   * @param number from 1; makes the ids of its attempts
   * @param seed of what it draws
   * @param calls it ends that many of them
   * @param further and lives that much longer, so that its end falls anywhere in a call
   */
  record Round(int number, long seed, int calls, Duration further) {}

  void run(List<Round> rounds) throws IOException, InterruptedException {
    writeOldFiles();
    Audit.Findings findings;
    try (Readers readers = Readers.start(site, READERS, settings.seed())) {
      killAll(rounds);
      findings = Audit.of(site, ledger, readers.finish());
    }
    tally.add(ledger, findings);
  }

  /** Some names that will be replaced have a file already, others have not. */
  private void writeOldFiles() {
    Worker.Plan plan = new Worker.Plan(1, settings.seed(), settings.maxBytes());
    Worker worker = new Worker(site, new LibraryPublishers(), ledger, Tracer.NONE, plan);
    for (int i = 0; i < OLD_FILES; i++) {
      worker.attempt(Kind.REPLACE);
    }
  }

  private void killAll(List<Round> rounds) throws IOException, InterruptedException {
    try (ExecutorService lives = Executors.newFixedThreadPool(settings.writers())) {
      List<Future<List<CutOff>>> deaths = new ArrayList<>();
      for (Round round : rounds) {
        deaths.add(lives.submit(() -> liveAndDie(round)));
      }
      try {
        for (Future<List<CutOff>> death : deaths) {
          tally.addKill(death.get());
        }
      } catch (ExecutionException e) {
        throw new IOException("a round could not be run: " + e.getCause(), e);
      } finally {
        lives.shutdownNow();
      }
    }
  }

  private List<CutOff> liveAndDie(Round round) throws IOException, InterruptedException {
    Path file = notes.resolve("round-" + round.number());
    FlightRecord.make(file, KillWorker.THREADS);
    KillWorker.Arguments arguments =
        new KillWorker.Arguments(
            site.root(),
            file,
            (long) round.number() << ROUND_SHIFT,
            round.seed(),
            settings.maxBytes(),
            settings.publishers().getName());
    try (WorkerProcess worker = WorkerProcess.start(arguments)) {
      worker.awaitReady();
      awaitCalls(worker, file, round.calls());
      LockSupport.parkNanos(round.further().toNanos());
      worker.kill();
    }
    long diedNanos = System.nanoTime();
    List<CutOff> cutOff = FlightRecord.addTo(ledger, file, KillWorker.THREADS, diedNanos);
    Files.delete(file);
    return cutOff;
  }

  /** Counts calls instead of time, so that a busy machine does not kill all before their first. */
  private static void awaitCalls(WorkerProcess worker, Path notes, int calls) throws IOException {
    try (FileChannel file = FileChannel.open(notes, StandardOpenOption.READ)) {
      while (worker.isAlive() && FlightRecord.countEnded(file, KillWorker.THREADS) < calls) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }
}
