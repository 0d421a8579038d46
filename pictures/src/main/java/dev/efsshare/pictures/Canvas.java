package dev.efsshare.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/** What each format does before it draws. Stateless. */
final class Canvas {
  private static final float TEXT_SIZE = 8;

  private Canvas() {}

  /** Draws on white, with smooth edges and letters at the same places in every format. */
  static void paint(Picture picture, Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, picture.width(), picture.height());
    graphics.setColor(Color.BLACK);
    graphics.setFont(Typeface.plain(TEXT_SIZE));
    picture.paint(graphics);
  }
}
