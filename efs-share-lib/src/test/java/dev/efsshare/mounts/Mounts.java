package dev.efsshare.mounts;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Two ways to one folder, on NFS two clients of one server: {@code -Defs.mount.a=DIR} and {@code
 * -Defs.mount.b=DIR}. For trying the suites out they may be the same local folder.
 */
public final class Mounts {
  private Mounts() {}

  /**
   * A new folder with a name of its own on both.
   *
   * @return to be closed, which removes it with all that is in it
   * @throws IOException if it cannot be made, or is not there on the other mount
   */
  public static SharedFolder newFolder() throws IOException {
    String name = "efs-share-" + UUID.randomUUID();
    Path a = Files.createDirectory(mount("efs.mount.a").resolve(name));
    Path b = mount("efs.mount.b").resolve(name);
    if (!Files.isDirectory(b)) {
      Files.delete(a);
      throw new IllegalStateException(
          "what is made in -Defs.mount.a does not appear in -Defs.mount.b: name two mounts of one"
              + " file system, or one folder twice");
    }
    return new SharedFolder(a, b);
  }

  private static Path mount(String property) throws IOException {
    String directory = System.getProperty(property, "");
    if (directory.isEmpty() || !Files.isDirectory(Path.of(directory))) {
      throw new IllegalStateException(
          "-D%s=%s is no directory; name one that may be written".formatted(property, directory));
    }
    return Path.of(directory).toRealPath();
  }

  /**
   * How much of something a suite does.
   *
   * @param what the rest of the property's name: {@code -Defs.mount.<what>=NUMBER}
   * @param byDefault fit for slow, emulated machines
   * @return the number
   */
  public static int count(String what, int byDefault) {
    return Integer.getInteger("efs.mount." + what, byDefault);
  }

  /**
   * Makes the network or the server fail: runs {@code -Defs.fault=COMMAND} to its end.
   *
   * @param arguments what is to happen
   * @throws IOException if the command cannot be run or fails
   * @throws InterruptedException if this thread is interrupted
   */
  public static void fault(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of(System.getProperty("efs.fault", "efs-fault")), Arrays.stream(arguments))
            .toList();
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException(command + " ended with status " + status);
    }
  }

  /**
   * One folder, twice.
   *
   * @param a by the first mount
   * @param b by the second one
   */
  public record SharedFolder(Path a, Path b) implements Closeable {
    @Override
    public void close() throws IOException {
      try (Stream<Path> all = Files.walk(a)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          // Files that are removed while open stay for a moment under a name in .nfs.
          Files.deleteIfExists(each);
        }
      }
    }
  }
}
