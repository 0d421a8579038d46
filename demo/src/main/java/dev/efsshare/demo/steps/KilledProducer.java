package dev.efsshare.demo.steps;

import dev.efsshare.ReapOptions;
import dev.efsshare.ReapReport;
import dev.efsshare.demo.Await;
import dev.efsshare.demo.Findings;
import dev.efsshare.demo.MountedStore;
import dev.efsshare.demo.Sha256;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import software.amazon.awssdk.core.sync.RequestBody;

/** A producer process is killed in the middle of a large file; the retry publishes it whole. */
public final class KilledProducer implements Step {
  private static final String NAME = "large.bin";
  private static final int MEBIBYTE = 1 << 20;
  private static final int SIZE_MIB = 200;
  private static final long KILL_AFTER_BYTES = 20L * MEBIBYTE;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Override
  public String id() {
    return "killed_producer";
  }

  @Override
  public String title() {
    return "A producer killed in the middle of 200 MB leaves nothing";
  }

  @Override
  public void show(Share share, Findings findings) throws Exception {
    Path source = Files.createTempFile("efs-share-large", ".bin");
    try {
      writeRandom(source);
      show(share, source, findings);
    } finally {
      Files.deleteIfExists(source);
    }
  }

  private static void show(Share share, Path source, Findings findings) throws Exception {
    Path target = share.modelPath(NAME);
    findings.doing("uploading 200 MB");
    share
        .s3()
        .putObject(
            b -> b.bucket(share.bucket()).key("models/" + NAME), RequestBody.fromFile(source));
    findings.doing("waiting for a producer to be in the middle of it");
    MountedStore store = new MountedStore(share.stack().mount());
    Await.until(
        LIMIT, "a half-written file", () -> store.largestLeftoverBytes() >= KILL_AFTER_BYTES);
    long pid = Producers.kill(share);
    long written = store.largestLeftoverBytes();
    findings.check(Files.notExists(target), target + " is not visible after the kill");
    findings.check(written > 0 && written < (long) SIZE_MIB * MEBIBYTE, "killed in the middle");

    findings.doing("waiting for the event's retry to publish the file");
    Await.until(LIMIT, target + " to appear", () -> Files.exists(target));
    findings.checkEqual("SHA-256 of the published file", Sha256.of(source), Sha256.of(target));
    List<Path> before = store.leftovers();
    findings.checkEqual("leftovers of the killed process", 1, before.size());
    ReapReport reaped = store.reap(new ReapOptions(Duration.ZERO, 10_000));
    findings.checkEqual("reaped", before.size(), reaped.removed());
    findings.checkEqual("leftovers after reaping", List.of(), store.leftovers());
    findings.line(
        "process %d killed with %,d bytes written; the retry published all %,d; 1 leftover reaped"
            .formatted(pid, written, Files.size(target)));
    findings.figure("killed_pid", pid);
    findings.figure("bytes_written_when_killed", written);
    findings.figure("size_bytes", Files.size(target));
    findings.figure("leftovers_reaped", reaped.removed());
  }

  private static void writeRandom(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(20261121);
    byte[] block = new byte[MEBIBYTE];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < SIZE_MIB; i++) {
        random.nextBytes(block);
        out.write(block);
      }
    }
  }
}
