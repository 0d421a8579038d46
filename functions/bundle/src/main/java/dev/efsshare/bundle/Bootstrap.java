package dev.efsshare.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.efsshare.local.runtime.RuntimeInterfaceClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** The script that Lambda starts. */
final class Bootstrap {

  private Bootstrap() {}

  /**
   * Writes the script of one bundle.
   *
   * @param sizes of the files that make a cache fit, bytes, separated by blanks
   * @param time of the function's jar
   */
  static void write(Path file, String sizes, Instant time) throws IOException {
    String text = template();
    Map<String, String> values =
        Map.of(
            "@architecture@",
            architecture(),
            "@jarTime@",
            Long.toString(time.getEpochSecond()),
            "@sizes@",
            sizes,
            "@flags@",
            String.join(" ", Launch.FLAGS),
            "@libraryProperty@",
            RuntimeInterfaceClient.LIBRARY_PROPERTY,
            "@main@",
            RuntimeInterfaceClient.MAIN);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace(value.getKey(), value.getValue());
    }
    // as a new file: the old one may be a link that an environment runs from
    Files.deleteIfExists(file);
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** This machine's processor, as Bash names it. */
  static String architecture() {
    return System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
  }

  private static String template() throws IOException {
    try (InputStream in = Bootstrap.class.getResourceAsStream("bootstrap.sh")) {
      return new String(Objects.requireNonNull(in, "bootstrap.sh").readAllBytes(), UTF_8);
    }
  }
}
