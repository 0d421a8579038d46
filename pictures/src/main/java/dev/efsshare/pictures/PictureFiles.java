package dev.efsshare.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Draws pictures for files. Stateless. */
public final class PictureFiles {
  private PictureFiles() {}

  /**
   * Draws a picture, for a caller that writes the files itself.
   *
   * @param picture what to draw
   * @param name of the files, without an extension
   * @param formats which files
   * @return the files' bytes by name, in the order of {@link PictureFormat}
   * @throws IOException if it cannot be drawn
   */
  public static SequencedMap<String, byte[]> draw(
      Picture picture, String name, Set<PictureFormat> formats) throws IOException {
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    for (PictureFormat format : PictureFormat.values()) {
      if (formats.contains(format)) {
        files.put(name + "." + format.extension(), format.draw(picture));
      }
    }
    return files;
  }

  /**
   * Draws a picture and writes the files.
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
    for (Map.Entry<String, byte[]> file : draw(picture, name, formats).entrySet()) {
      files.add(Files.write(folder.resolve(file.getKey()), file.getValue()));
    }
    return files;
  }
}
