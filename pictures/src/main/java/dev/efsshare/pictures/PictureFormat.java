package dev.efsshare.pictures;

import java.io.IOException;

/** How a picture is stored. */
public enum PictureFormat {
  /** Lines and areas; text as outlines, so that no viewer's fonts matter. */
  SVG("svg", SvgWriter::write),
  /** One page of the picture's size; text stays text, and its font is inside. */
  PDF("pdf", PdfWriter::write),
  /** Pixels, 300 an inch, which the file says. */
  PNG("png", PngWriter::write);

  static {
    // before anything of AWT is used: there may be a display, and it is not needed
    System.setProperty("java.awt.headless", "true");
  }

  private final String extension;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Writer writer;

  PictureFormat(String extension, Writer writer) {
    this.extension = extension;
    this.writer = writer;
  }

  /**
   * What a file's name ends with.
   *
   * @return without the dot
   */
  public String extension() {
    return extension;
  }

  /**
   * Draws.
   *
   * @param picture what
   * @return the content of a file
   * @throws IOException if the format cannot hold it
   */
  public byte[] draw(Picture picture) throws IOException {
    return writer.write(picture);
  }

  /** Makes a file's content. */
  @FunctionalInterface
  private interface Writer {
    byte[] write(Picture picture) throws IOException;
  }
}
