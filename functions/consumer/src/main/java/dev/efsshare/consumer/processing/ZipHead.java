package dev.efsshare.consumer.processing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Tells what is in a zip archive by the entries at its start. */
final class ZipHead {
  static final byte[] MAGIC = {'P', 'K', 3, 4};

  private static final FileFormat ZIP = FileFormat.of("zip", "application/zip");

  private ZipHead() {}

  static FileFormat detect(byte[] head) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(head))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        FileFormat format = ofEntry(entry.getName(), zip);
        if (format != null) {
          return format;
        }
      }
      return ZIP;
    } catch (IOException | IllegalArgumentException e) {
      // The head ends in the middle of an entry, or the archive is damaged: it is a zip all the
      // same.
      return ZIP;
    }
  }

  private static @Nullable FileFormat ofEntry(String name, ZipInputStream zip) throws IOException {
    if (name.equals("manifest.properties")) {
      Properties manifest = new Properties();
      manifest.load(zip);
      String component = manifest.getProperty("Component-Name");
      return component == null
          ? null
          : new FileFormat(FileFormat.OPENNLP_MODEL, "application/zip", component);
    }
    if (name.endsWith("/data.pkl") || name.equals("data.pkl")) {
      return FileFormat.of("pytorch", "application/zip");
    }
    if (name.equals("META-INF/MANIFEST.MF")) {
      return FileFormat.of("jar", "application/java-archive");
    }
    boolean numpy = name.endsWith(".npy");
    return numpy ? FileFormat.of("numpy-archive", "application/zip") : null;
  }
}
