package dev.efsshare.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;

/** A picture with a text, a line, an area and a part that is turned and clipped. */
record Drawing(int width, int height, String text) implements Picture {

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setFont(Typeface.plain(10));
    graphics.drawString(text, 10, 20);
    graphics.setPaint(new Color(0x33, 0x66, 0x99));
    graphics.fill(new Ellipse2D.Float(20, 30, 40, 20));
    graphics.clipRect(0, 0, width, height / 2);
    graphics.rotate(Math.PI / 8);
    graphics.drawLine(0, 0, width, height);
  }
}
