package dev.efsshare.demo.steps;

import dev.efsshare.demo.Findings;
import dev.efsshare.demo.RandomContent;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.Step;

/** A large file goes through the bucket onto the share and is read there, whole. */
public final class LargeFile implements Step {
  private final String id;
  private final String name;
  private final long sizeBytes;
  private final boolean onlyInFull;

  private LargeFile(String id, String name, long sizeBytes, boolean onlyInFull) {
    this.id = id;
    this.name = name;
    this.sizeBytes = sizeBytes;
    this.onlyInFull = onlyInFull;
  }

  /**
   * A file of 100 MB.
   *
   * @return 104,857,600 bytes
   */
  public static LargeFile of100Mb() {
    return new LargeFile("large_100mb", "100 MB", 100L << 20, false);
  }

  /**
   * The largest file that the template allows.
   *
   * @return 1,073,741,824 bytes
   */
  public static LargeFile of1Gib() {
    return new LargeFile("large_1gib", "1 GiB", 1L << 30, true);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return "A file of " + name + " arrives whole and is read whole";
  }

  @Override
  public boolean belongsTo(Scale scale) {
    return !onlyInFull || scale.withGibibyte();
  }

  @Override
  public void show(Share share, Scale scale, Findings findings) throws Exception {
    String key = share.files().key(id + ".bin");
    Transfer transfer = Transfer.of(share, key, new RandomContent(sizeBytes, sizeBytes), findings);
    share.files().giveSpaceBack(key);
    findings.line(
        "%,d bytes; upload %.1f s, on the share %.1f s later, read and verified in %.1f s"
            .formatted(
                sizeBytes,
                transfer.upload().toMillis() / 1000.0,
                transfer.write().toMillis() / 1000.0,
                transfer.read().toMillis() / 1000.0));
    findings.keyFigure(
        "write %,.0f MB/s, read %,.0f MB/s"
            .formatted(transfer.writeMbPerSecond(), transfer.readMbPerSecond()));
    findings.figure("size_bytes", sizeBytes);
    findings.figure("upload_ms", transfer.upload().toMillis());
    findings.figure("write_ms", transfer.write().toMillis());
    findings.figure("read_ms", transfer.read().toMillis());
    findings.figure("answer_ms", transfer.answer().toMillis());
    findings.figure("write_mb_per_s", Math.round(transfer.writeMbPerSecond() * 10) / 10.0);
    findings.figure("read_mb_per_s", Math.round(transfer.readMbPerSecond() * 10) / 10.0);
  }
}
