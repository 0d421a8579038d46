package dev.efsshare.demo.steps;

import dev.efsshare.demo.ApiAnswer;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.Progress;
import dev.efsshare.demo.Progress.Unit;
import dev.efsshare.demo.Samples;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Sha256;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.SharedFiles;
import dev.efsshare.demo.Step;
import dev.efsshare.demo.target.Host;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A file is replaced again and again while others read it: each reads one version, whole. */
public final class ReplacementUnderLoad implements Step {
  private static final int READERS = 3;

  private static final long PATIENCE_MILLIS = 60_000;

  @Override
  public String id() {
    return "replacement_under_load";
  }

  @Override
  public String title() {
    return "Readers of a file being replaced see no mix, no error";
  }

  @Override
  public void show(Share share, Scale scale, Findings findings) throws Exception {
    String key = share.files().key("replaced.bin");
    Versions versions = new Versions();
    share.files().ingest(key, versions.next(), true);
    Run run = new Run(share, key, versions, findings);
    long millis = scale.replacement().toMillis();
    Progress.Bar bar = findings.counting("milliseconds of replacing", millis, Unit.PIECES);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(threads.submit(run.reader()));
      }
      share.host().ifPresent(host -> readers.add(threads.submit(run.mountReader(host))));
      try {
        run.replaceFor(millis, bar);
      } finally {
        // Or the readers would go on for ever.
        run.ended.set(true);
      }
      for (Future<?> reader : readers) {
        reader.get();
      }
    }
    run.report(share.host().isPresent());
  }

  /** One run: what is written, who reads, what was seen. */
  private static final class Run {
    private final Share share;
    private final String key;
    private final Versions versions;
    private final Findings findings;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong mountReads = new AtomicLong();
    private final AtomicLong mixed = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Samples replacing = new Samples();
    private final Samples reading = new Samples();

    Run(Share share, String key, Versions versions, Findings findings) {
      this.share = share;
      this.key = key;
      this.versions = versions;
      this.findings = findings;
    }

    void replaceFor(long millis, Progress.Bar bar) throws Exception {
      long started = System.nanoTime();
      long before = 0;
      while (before < millis || (!showsSomething() && before < millis + PATIENCE_MILLIS)) {
        ApiAnswer answer = share.files().ingest(key, versions.next(), true);
        findings.checkEqual("status of a replacement", 200, answer.status());
        findings.checkEqual("a replacement", "created", answer.text("status"));
        replacing.add(answer.took());
        long now = (System.nanoTime() - started) / 1_000_000;
        bar.advance(now - before);
        before = now;
      }
    }

    /** On a machine with much else to do, the time may be over after one. */
    private boolean showsSomething() {
      return replacing.count() > 1 && answers.get() > READERS;
    }

    /** Asks the consumer, which reads and verifies what it answers about. */
    Callable<Void> reader() {
      return () -> {
        while (!ended.get()) {
          ApiAnswer answer = share.predict(Map.of("model", key));
          if (answer.status() != 200) {
            findings.checkEqual("status of a reader's answer", 200, answer.status());
            failed.incrementAndGet();
            continue;
          }
          String sha256 = answer.body().at("/result/checksums/SHA-256").asText();
          checkWhole("a reader", sha256);
          long size = answer.body().at("/result/sizeBytes").asLong();
          findings.checkEqual("size that a reader saw", Versions.SIZE_BYTES, size);
          reading.add(answer.took());
          answers.incrementAndGet();
        }
        return null;
      };
    }

    /** Reads the file under its plain name, as a program that knows nothing of the share. */
    Callable<Void> mountReader(Host host) {
      return () -> {
        while (!ended.get()) {
          checkWhole("a program on the mount", Sha256.of(Files.readAllBytes(host.pathOf(key))));
          mountReads.incrementAndGet();
        }
        return null;
      };
    }

    private void checkWhole(String who, String sha256) {
      if (!versions.has(sha256)) {
        findings.check(false, who + " saw content that nobody wrote: " + sha256);
        mixed.incrementAndGet();
      }
    }

    void report(boolean mounted) throws Exception {
      SharedFiles files = share.files();
      String newest = SharedFiles.sha256Of(files.record(key));
      findings.checkEqual("the newest at the end", versions.newest(), Optional.of(newest));
      findings.check(replacing.count() > 1, "the file was replaced more than once");
      findings.check(answers.get() > READERS, "each reader read more than once");
      findings.line(
          "%,d replacements, %,d verified answers%s: %,d mixed, %,d failed"
              .formatted(
                  replacing.count(),
                  answers.get(),
                  mounted ? ", %,d reads of the mount".formatted(mountReads.get()) : "",
                  mixed.get(),
                  failed.get()));
      findings.keyFigure(
          "%,d versions, %,d reads, %,d mixed"
              .formatted(replacing.count(), answers.get() + mountReads.get(), mixed.get()));
      findings.figure("replacements", replacing.count());
      findings.figure("answers", answers.get());
      findings.figure("mount_reads", mountReads.get());
      findings.figure("replacement_p50_ms", replacing.p50());
      findings.figure("answer_p50_ms", reading.p50());
      findings.figure("answer_p95_ms", reading.p95());
    }
  }
}
