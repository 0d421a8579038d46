package dev.efsshare.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a campaign ran on, in words. No state. */
public final class Machine {
  private Machine() {}

  /**
   * Processors, operating system and JDK.
   *
   * @return for example {@code 2 processors, Linux 6.1 amd64, JDK 25.0.1+8}
   */
  public static String words() {
    return "%d processors, %s %s %s, JDK %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"),
            Runtime.version());
  }

  /**
   * A directory and the kind of its file system.
   *
   * @param directory exists
   * @return for example {@code /tmp/x (ext4)}
   * @throws IOException if it cannot be told
   */
  public static String words(Path directory) throws IOException {
    return "%s (%s)".formatted(directory, Files.getFileStore(directory).type());
  }
}
