package dev.efsshare.bundle;

import java.nio.file.Path;
import java.time.Instant;

/** Builds the bundles of the template's functions; run by the build of this module. */
public final class BundleCommand {

  private BundleCommand() {}

  /**
   * Builds every bundle and prints how large it is.
   *
   * @param arguments the project's root, a folder for what is made on the way, the time of every
   *     file
   * @throws Exception when one cannot be built; the message tells which step failed
   */
  public static void main(String[] arguments) throws Exception {
    Path project = Path.of(arguments[0]).toAbsolutePath().normalize();
    Path work = Path.of(arguments[1]).toAbsolutePath().normalize();
    BundleBuilder builder = new BundleBuilder(project, work, Instant.parse(arguments[2]));
    builder.build().forEach(bundle -> System.out.println(bundle.sizes()));
  }
}
