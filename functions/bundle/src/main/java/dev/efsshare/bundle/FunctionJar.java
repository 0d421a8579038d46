package dev.efsshare.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * One jar of the function and of what runs it: a JVM looks at the time and the size of each jar of
 * its AOT cache, so that fewer are quicker and less can be wrong.
 */
final class FunctionJar {
  private static final String SERVICES = "META-INF/services/";

  private final Path target;
  private final LocalDateTime time;
  private final Set<String> names = new HashSet<>();

  FunctionJar(Path target, Instant time) {
    this.target = target;
    this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  /** Writes the jars' entries, of those with one name the first. */
  void write(List<Path> jars) throws IOException {
    try (OutputStream file = Files.newOutputStream(target);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (Path jar : jars) {
        try (ZipFile in = new ZipFile(jar.toFile())) {
          add(in, out);
        }
      }
    }
  }

  private void add(ZipFile in, ZipOutputStream out) throws IOException {
    for (Enumeration<? extends ZipEntry> all = in.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      String name = entry.getName();
      if (entry.isDirectory() || !belongs(name)) {
        continue;
      }
      if (!names.add(name)) {
        if (name.startsWith(SERVICES)) {
          throw new IOException(name + " is in two jars: its lines would have to be put together");
        }
        continue;
      }
      ZipEntry copy = new ZipEntry(name);
      copy.setTimeLocal(time);
      out.putNextEntry(copy);
      try (InputStream content = in.getInputStream(entry)) {
        content.transferTo(out);
      }
      out.closeEntry();
    }
  }

  /** Native libraries are unpacked beside the jar; the rest is of use to builds only. */
  private static boolean belongs(String name) {
    return !name.startsWith("jni/")
        && !name.startsWith("META-INF/maven/")
        && !name.startsWith("META-INF/versions/")
        && !name.endsWith("module-info.class");
  }
}
