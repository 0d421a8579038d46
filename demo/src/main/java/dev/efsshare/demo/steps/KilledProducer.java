package dev.efsshare.demo.steps;

import dev.efsshare.ReapOptions;
import dev.efsshare.ReapReport;
import dev.efsshare.demo.Await;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.MountedStore;
import dev.efsshare.demo.RandomContent;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Sha256;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.SharedFiles;
import dev.efsshare.demo.Step;
import dev.efsshare.demo.target.Host;
import dev.efsshare.demo.target.ShareFunction;
import dev.efsshare.demo.target.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A producer process is killed in the middle of a large file; the retry publishes it whole. */
public final class KilledProducer implements Step {
  /** Kill when a tenth is written. */
  private static final int PART = 10;

  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Override
  public String id() {
    return "killed_producer";
  }

  @Override
  public String title() {
    return "A producer killed in mid-file leaves nothing visible";
  }

  @Override
  public Optional<String> missingOn(Target target) {
    return target.host().isPresent()
        ? Optional.empty()
        : Optional.of("not on this target: it kills a process");
  }

  @Override
  public void show(Share share, Scale scale, Findings findings) throws Exception {
    SharedFiles files = share.files();
    Host host = share.host().orElseThrow();
    String key = files.key("killed.bin");
    Path target = host.pathOf(key);
    RandomContent content = new RandomContent(4_000, (long) scale.killedMib() << 20);
    byte[] sha256 = content.sha256();
    MountedStore store = new MountedStore(host.mount());
    List<Path> older = store.leftovers();
    files.upload(key, content, sha256, findings);
    findings.doing("waiting for a producer to be in the middle of it");
    Await.until(
        LIMIT,
        "a half-written file",
        () -> store.largestLeftoverBytes() >= content.sizeBytes() / PART);
    long pid = host.killBusy(ShareFunction.PRODUCER);
    long written = store.largestLeftoverBytes();
    findings.check(Files.notExists(target), target + " is not visible after the kill");
    findings.check(written > 0 && written < content.sizeBytes(), "killed in the middle");

    findings.doing("waiting for the event's retry to publish the file");
    Await.until(LIMIT, target + " to appear", () -> Files.exists(target));
    findings.checkEqual("SHA-256 of the published file", Sha256.hex(sha256), Sha256.of(target));
    int reaped = reap(store, older, findings);
    findings.line(
        "process %d killed with %,d bytes written; the retry published all %,d; %d leftover reaped"
            .formatted(pid, written, Files.size(target), reaped));
    findings.keyFigure(
        "killed at %d %%, the retry is whole".formatted(written * 100 / content.sizeBytes()));
    findings.figure("killed_pid", pid);
    findings.figure("bytes_written_when_killed", written);
    findings.figure("size_bytes", Files.size(target));
    findings.figure("leftovers_reaped", reaped);
  }

  /** Leftovers of others, on a mount that was there before, are not ours to reap at any age. */
  private static int reap(MountedStore store, List<Path> older, Findings findings)
      throws Exception {
    List<Path> before = store.leftovers();
    findings.checkEqual("leftovers of the killed process", 1, before.size() - older.size());
    if (!older.isEmpty()) {
      findings.line(older.size() + " older leftovers on this mount: nothing was reaped");
      return 0;
    }
    ReapReport reaped = store.reap(new ReapOptions(Duration.ZERO, 10_000));
    findings.checkEqual("reaped", before.size(), reaped.removed());
    findings.checkEqual("leftovers after reaping", List.of(), store.leftovers());
    return reaped.removed();
  }
}
