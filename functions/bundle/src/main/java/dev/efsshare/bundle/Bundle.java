package dev.efsshare.bundle;

import dev.efsshare.local.runtime.RuntimeInterfaceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One bundle.
 *
 * @param folder what is deployed
 * @param time of every file
 */
record Bundle(Path folder, Instant time) {
  private static final String JAR = "lib/function.jar";
  private static final String CACHE = "aot/function.aot";

  /** Whose size is looked at before the cache is used, in the order in which bootstrap does. */
  private static final List<String> WITNESSES =
      List.of(JAR, CACHE, "runtime/lib/modules", "runtime/lib/server/libjvm.so");

  /** Puts together everything but the cache. It can be run, and says that it has none. */
  static Bundle assemble(
      Path folder, JavaRuntime runtime, Path jar, RuntimeInterfaceClient client, Instant time)
      throws IOException {
    Folders.delete(folder);
    Files.createDirectories(folder.resolve("lib"));
    Files.createDirectories(folder.resolve("aot"));
    Folders.copy(runtime.folder(), folder.resolve("runtime"));
    List<Path> jars = new ArrayList<>();
    jars.add(jar);
    jars.addAll(client.jars());
    new FunctionJar(folder.resolve(JAR), time).write(jars);
    Files.copy(client.nativeLibrary(), folder.resolve("lib/libaws-lambda-jni.so"));
    Bundle bundle = new Bundle(folder, time);
    bundle.finish();
    return bundle;
  }

  /** Makes the cache from what a run of the function has recorded. */
  void addCache(Path recorded) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("runtime/bin/java").toString());
    command.add("-XX:AOTMode=create");
    command.add("-XX:AOTConfiguration=" + recorded);
    command.add("-XX:AOTCache=" + CACHE);
    command.addAll(Launch.WITHOUT_PROFILES);
    command.addAll(Launch.FLAGS);
    // relative as in bootstrap: the cache serves in any folder
    command.addAll(List.of("-cp", JAR));
    Processes.run(folder, command.toArray(String[]::new));
    finish();
  }

  private void finish() throws IOException {
    List<String> sizes = new ArrayList<>();
    for (String name : WITNESSES) {
      Path file = folder.resolve(name);
      sizes.add(Files.exists(file) ? Long.toString(Files.size(file)) : "0");
    }
    Bootstrap.write(folder.resolve("bootstrap"), String.join(" ", sizes), time);
    Folders.setTime(folder, time);
  }

  /** What it is and how large, in a line. */
  String sizes() {
    try {
      return String.format(
          Locale.ROOT,
          "AOT bundle %s: %.1f MB (runtime %.1f, jar %.1f, cache %.1f), for %s only",
          folder,
          Folders.bytes(folder) / 1e6,
          Folders.bytes(folder.resolve("runtime")) / 1e6,
          Files.size(folder.resolve(JAR)) / 1e6,
          Files.size(folder.resolve(CACHE)) / 1e6,
          Bootstrap.architecture());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
