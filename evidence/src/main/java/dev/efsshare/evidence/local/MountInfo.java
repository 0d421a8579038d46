package dev.efsshare.evidence.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The mount that a folder lies on, as Linux tells it in {@code /proc/self/mountinfo}.
 *
 * @param mountPoint where it is mounted
 * @param type of the file system, for example {@code nfs4}
 * @param source device or server
 * @param options of the mount and of the file system, separated by commas
 * @param line the kernel's own
 */
record MountInfo(String mountPoint, String type, String source, String options, String line) {
  private static final Path TABLE = Path.of("/proc/self/mountinfo");

  /** The kernel writes blanks and the like as {@code \040}. */
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

  /** Empty where the system has no such table. */
  static Optional<MountInfo> of(Path folder) throws IOException {
    return Files.isReadable(TABLE)
        ? find(Files.readAllLines(TABLE), folder.toRealPath())
        : Optional.empty();
  }

  /** The innermost mount; of several on one point the last, which hides the others. */
  static Optional<MountInfo> find(List<String> table, Path folder) {
    return table.stream()
        .map(MountInfo::parse)
        .filter(mount -> folder.startsWith(mount.mountPoint()))
        .max(Comparator.comparingInt(mount -> Path.of(mount.mountPoint()).getNameCount()))
        .map(innermost -> last(table, innermost));
  }

  private static MountInfo last(List<String> table, MountInfo innermost) {
    return table.reversed().stream()
        .map(MountInfo::parse)
        .filter(mount -> mount.mountPoint().equals(innermost.mountPoint()))
        .findFirst()
        .orElse(innermost);
  }

  private static MountInfo parse(String line) {
    List<String> halves = List.of(line.split(" - ", 2));
    List<String> mount = List.of(halves.getFirst().split(" "));
    List<String> fileSystem = List.of(halves.getLast().split(" "));
    return new MountInfo(
        plain(mount.get(4)),
        fileSystem.get(0),
        plain(fileSystem.get(1)),
        mount.get(5) + "," + fileSystem.get(2),
        line);
  }

  private static String plain(String escaped) {
    return OCTAL.matcher(escaped).replaceAll(MountInfo::character);
  }

  private static String character(MatchResult octal) {
    char character = (char) Integer.parseInt(octal.group(1), 8);
    return character == '\\' ? "\\\\" : String.valueOf(character);
  }
}
