package dev.efsshare.bundle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

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
    for (Bundle bundle : builder.build()) {
      System.out.println(bundle.sizes());
      Path zip = bundle.folder().resolveSibling(bundle.folder().getFileName() + ".zip");
      BundleZip.write(bundle.folder(), zip);
      System.out.printf(Locale.ROOT, "%s: %.1f MB%n", zip, Files.size(zip) / 1e6);
    }
  }
}
