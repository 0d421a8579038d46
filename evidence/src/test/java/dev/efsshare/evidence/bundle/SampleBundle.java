package dev.efsshare.evidence.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A sealed bundle of three files. */
final class SampleBundle {
  static final Cover COVER =
      new Cover(
          "A sample.",
          "local",
          new Window(Instant.parse("2026-11-21T10:00:00Z"), Instant.parse("2026-11-21T10:05:00Z")),
          Instant.parse("2026-11-21T10:06:00Z"));

  private SampleBundle() {}

  /** Makes {@code name} in a folder, with the files added in an order of their own. */
  static Path seal(Path folder, String name) throws IOException {
    Path files = Files.createDirectory(folder.resolve(name + ".files"));
    Bundle bundle = new Bundle(files, new Redactor(List.of()));
    bundle.addText("logs/[$LATEST]a b.log", "a log", "one\ntwo\n");
    bundle.addJson("environment.json", "the machine", Map.of("java", "25"));
    Path picture =
        Files.write(folder.resolve(name + ".bin"), new byte[] {0, 1, (byte) 200, 13, 10});
    bundle.addBinary("pages/p.png", "a page", picture);
    bundle.missing("EFS DescribeBackupPolicy: not allowed");
    Path zip = folder.resolve(name);
    Sealer.seal(bundle, COVER, zip);
    return zip;
  }
}
