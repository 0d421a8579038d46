package dev.efsshare.pictures;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * The font of all pictures: Liberation Sans, as wide as Arial and Helvetica. PDFBox brings it (SIL
 * Open Font License 1.1), so that it is the same on every machine. There is no bold and no slanted
 * one. Thread-safe.
 */
public final class Typeface {
  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final byte[] BYTES = read();
  private static final Font FONT = font();

  private Typeface() {}

  /**
   * The font.
   *
   * @param points the size
   * @return the font at that size
   */
  public static Font plain(float points) {
    return FONT.deriveFont(points);
  }

  /**
   * Text that can be drawn.
   *
   * @param text any, in one line
   * @return the same with a question mark in place of what the font does not have
   */
  public static String drawable(String text) {
    StringBuilder drawable = new StringBuilder();
    text.codePoints()
        .map(c -> !Character.isISOControl(c) && FONT.canDisplay(c) ? c : '?')
        .forEach(drawable::appendCodePoint);
    return drawable.toString();
  }

  /** The font's file. */
  static InputStream file() {
    return new ByteArrayInputStream(BYTES);
  }

  private static byte[] read() {
    try (InputStream in = PDFont.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("PDFBox has no " + RESOURCE + " any more");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Font font() {
    try {
      return Font.createFont(Font.TRUETYPE_FONT, file());
    } catch (FontFormatException e) {
      throw new IllegalStateException(RESOURCE + " is damaged", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
