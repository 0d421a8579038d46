package dev.efsshare.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes pictures. Stateless. */
public final class PictureFiles {
  private PictureFiles() {}

  /**
   * Writes a picture in every format.
   *
   * @param picture what to draw
   * @param folder is made if it is missing
   * @param name of the files, without an extension
   * @return the files: SVG, PDF, PNG
   * @throws IOException if one cannot be written
   */
  public static List<Path> write(Picture picture, Path folder, String name) throws IOException {
    return write(picture, folder, name, EnumSet.allOf(PictureFormat.class));
  }

  /**
   * Writes a picture.
   *
   * @param picture what to draw
   * @param folder is made if it is missing
   * @param name of the files, without an extension
   * @param formats which files
   * @return the files, in the order of {@link PictureFormat}
   * @throws IOException if one cannot be written
   */
  public static List<Path> write(
      Picture picture, Path folder, String name, Set<PictureFormat> formats) throws IOException {
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    for (PictureFormat format : PictureFormat.values()) {
      if (formats.contains(format)) {
        Path file = folder.resolve(name + "." + format.extension());
        files.add(Files.write(file, format.draw(picture)));
      }
    }
    return files;
  }
}
