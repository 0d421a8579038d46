package dev.efsshare.paper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Data that was cut from what the commands wrote. */
public final class Fixtures {
  private static final List<String> ALL = List.of("jmh", "compare", "demo", "prices");

  private Fixtures() {}

  /** A folder with all of it. */
  public static Path copyTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : ALL) {
      String file = name + ".json";
      try (InputStream in =
          Objects.requireNonNull(Fixtures.class.getResourceAsStream("/data/" + file), file)) {
        Files.copy(in, folder.resolve(file));
      }
    }
    return folder;
  }
}
