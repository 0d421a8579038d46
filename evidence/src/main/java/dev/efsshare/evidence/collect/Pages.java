package dev.efsshare.evidence.collect;

import dev.efsshare.evidence.bundle.Bundle;
import dev.efsshare.pictures.PictureFiles;
import dev.efsshare.pictures.PictureFormat;
import dev.efsshare.pictures.TextPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Configuration as a page for print, as PDF and PNG. No state. */
public final class Pages {
  private Pages() {}

  /**
   * One page.
   *
   * @param name of its files, without an ending
   * @param title on top of it
   * @param rows member and value, in order
   * @param note below: where this comes from
   */
  public record Page(String name, String title, Map<String, String> rows, String note) {}

  /**
   * Draws a page and adds its files.
   *
   * @param page what it says; secrets are replaced before it is drawn
   * @param bundle gets {@code pages/<name>.pdf} and {@code .png}
   * @throws IOException if a file cannot be written
   */
  public static void add(Page page, Bundle bundle) throws IOException {
    List<TextPage.Row> rows = new ArrayList<>();
    page.rows().forEach((key, value) -> rows.add(new TextPage.Row(key, bundle.redacted(value))));
    Path folder = Files.createTempDirectory("efs-share-page");
    try {
      List<Path> files =
          PictureFiles.write(
              TextPage.of(page.title(), rows, bundle.redacted(page.note())),
              folder,
              page.name(),
              EnumSet.of(PictureFormat.PDF, PictureFormat.PNG));
      for (Path file : files) {
        bundle.addBinary("pages/" + file.getFileName(), page.title() + ", for print", file);
        Files.delete(file);
      }
    } finally {
      Files.delete(folder);
    }
  }
}
