package dev.efsshare.bundle;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.spi.ToolProvider;

/**
 * A Java runtime of the JDK that runs this, with no more modules than the functions need.
 *
 * @param folder where it is
 */
record JavaRuntime(Path folder) {

  /** Used by reflection: the runtime interface client's JSON parsers ask for {@code Unsafe}. */
  private static final List<String> BY_REFLECTION = List.of("jdk.unsupported");

  static JavaRuntime link(Path folder, Collection<Path> jars)
      throws IOException, InterruptedException {
    TreeSet<String> modules = new TreeSet<>(BY_REFLECTION);
    for (Path jar : jars) {
      modules.addAll(modulesOf(jar));
    }
    run(
        "jlink",
        List.of(
            "--add-modules",
            String.join(",", modules),
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--compress",
            "zip-6",
            "--output",
            folder.toString()));
    JavaRuntime runtime = new JavaRuntime(folder);
    // for starts without the AOT cache
    Processes.run(folder, runtime.java(), "-Xshare:dump", Launch.COLLECTOR);
    return runtime;
  }

  /** What starts a JVM. */
  String java() {
    return folder.resolve("bin").resolve("java").toString();
  }

  private static List<String> modulesOf(Path jar) throws IOException {
    String modules =
        run("jdeps", List.of("--ignore-missing-deps", "--print-module-deps", jar.toString()));
    return Arrays.asList(modules.strip().split(","));
  }

  private static String run(String tool, List<String> arguments) throws IOException {
    ToolProvider provider =
        ToolProvider.findFirst(tool)
            .orElseThrow(() -> new IOException(tool + " is missing: a JDK is needed, not a JRE"));
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output, true);
    int status = provider.run(writer, writer, new ArrayList<>(arguments).toArray(String[]::new));
    if (status != 0) {
      throw new IOException(tool + " " + arguments + " failed:\n" + output);
    }
    return output.toString();
  }
}
