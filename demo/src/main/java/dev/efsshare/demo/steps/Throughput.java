package dev.efsshare.demo.steps;

import dev.efsshare.demo.Findings;
import dev.efsshare.demo.RandomContent;
import dev.efsshare.demo.Samples;
import dev.efsshare.demo.Scale;
import dev.efsshare.demo.Share;
import dev.efsshare.demo.SharedFiles;
import dev.efsshare.demo.Step;

/** How fast warm functions write onto the share and read from it. */
public final class Throughput implements Step {

  @Override
  public String id() {
    return "throughput";
  }

  @Override
  public String title() {
    return "Files are written and read at this rate";
  }

  @Override
  public void show(Share share, Scale scale, Findings findings) throws Exception {
    SharedFiles files = share.files();
    long bytes = (long) scale.throughputMib() << 20;
    Samples write = new Samples();
    Samples read = new Samples();
    // The first one warms both functions up and is not counted.
    for (int i = 0; i <= scale.throughputFiles(); i++) {
      String key = files.key("throughput-" + i + ".bin");
      Transfer transfer = Transfer.of(share, key, new RandomContent(2_000 + i, bytes), findings);
      if (i > 0) {
        write.add(transfer.writeMbPerSecond());
        read.add(transfer.readMbPerSecond());
      }
      files.giveSpaceBack(key);
    }
    findings.line(
        "%d files of %d MiB; write p50 %,.0f MB/s (event, fetching from S3, checks and forcing in it)"
            .formatted(write.count(), scale.throughputMib(), write.p50()));
    findings.line("read p50 %,.0f MB/s (checksums and profile in it)".formatted(read.p50()));
    findings.keyFigure(
        "write %,.0f MB/s, read %,.0f MB/s (p50, n = %d)"
            .formatted(write.p50(), read.p50(), read.count()));
    findings.figure("size_bytes", bytes);
    findings.figures("write", "mb_per_s", write);
    findings.figures("read", "mb_per_s", read);
  }
}
