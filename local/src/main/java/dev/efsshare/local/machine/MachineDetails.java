package dev.efsshare.local.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a figure depends on besides the code. Stateless. */
public final class MachineDetails {
  private static final String UNKNOWN = "unknown";
  private static final Path PROC = Path.of("/proc");

  private MachineDetails() {}

  /**
   * Reads those of this machine.
   *
   * @param project whose commit is told
   * @return by name, in order; what is not known on this machine is {@code unknown}; may be changed
   */
  public static Map<String, String> of(Path project) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    details.put("commit", commit(project));
    details.put("cpu", line(text(PROC.resolve("cpuinfo")), "model name\\s*: (.*)"));
    details.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    details.put("memory", line(text(PROC.resolve("meminfo")), "MemTotal:\\s*(.*)"));
    details.put("load before", line(text(PROC.resolve("loadavg")), "^(\\S+ \\S+ \\S+)"));
    details.put(
        "kernel",
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    details.put("jdk", System.getProperty("java.vendor.version", "") + " " + Runtime.version());
    return details;
  }

  /** The first group of the first line that matches. */
  static String line(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
    return matcher.find() ? matcher.group(1).strip() : UNKNOWN;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      // Not Linux: the line is not found, and that is said.
      return "";
    }
  }

  /**
   * The kind of file system that a folder is on.
   *
   * @param folder any folder
   * @return for example {@code ext4} or {@code nfs4}; {@code unknown} if it cannot be told
   */
  public static String fileSystem(Path folder) {
    try {
      return Files.getFileStore(folder).type();
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /** With a plus sign when there are changes that are not in it. */
  private static String commit(Path project) {
    String commit = git(project, "rev-parse", "--short=12", "HEAD");
    boolean isKnown = commit.matches("[0-9a-f]{7,}");
    boolean isChanged =
        isKnown && !git(project, "status", "--porcelain", "--untracked-files=no").isEmpty();
    return isKnown ? commit + (isChanged ? "+" : "") : UNKNOWN;
  }

  private static String git(Path project, String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process git =
          new ProcessBuilder(command)
              .directory(project.toAbsolutePath().toFile())
              .redirectErrorStream(true)
              .start();
      return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      // No git: the commit is unknown.
      return "";
    }
  }
}
