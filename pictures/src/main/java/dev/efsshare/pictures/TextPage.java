package dev.efsshare.pictures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of facts: a title, what is called what, a note. As wide as a page of a paper, as high as
 * its text. Immutable.
 *
 * <p>Long values are broken into lines, those without spaces anywhere; line ends in them are kept;
 * what the font does not have is shown as a question mark.
 */
public final class TextPage implements Picture {
  private static final int WIDTH = 504;
  private static final float MARGIN = 12;
  private static final float GAP = 10;
  private static final float MOST_OF_KEYS = 0.4f;

  private static final Font TITLE = Typeface.plain(12);
  private static final Font TEXT = Typeface.plain(8.5f);
  private static final Font NOTE = Typeface.plain(7);
  private static final float TITLE_HEIGHT = 22;
  private static final float LINE_HEIGHT = 11;
  private static final float ROW_GAP = 4;
  private static final float NOTE_HEIGHT = 9;

  private static final Color QUIET = new Color(0x55, 0x55, 0x55);
  private static final Color RULE = new Color(0xbb, 0xbb, 0xbb);

  private final List<String> title;
  private final List<Lines> rows;
  private final List<String> note;
  private final float valuesAt;
  private final int height;

  /**
   * One fact.
   *
   * @param key what it is
   * @param value what it says; may have several lines
   */
  public record Row(String key, String value) {}

  /** A row as it is drawn. */
  private record Lines(List<String> key, List<String> value) {
    float height() {
      return Math.max(key.size(), value.size()) * LINE_HEIGHT + ROW_GAP;
    }
  }

  private TextPage(String title, List<Row> rows, String note) {
    float inside = WIDTH - 2 * MARGIN;
    float keys =
        (float)
            Math.min(
                MOST_OF_KEYS * inside,
                rows.stream()
                    .mapToDouble(row -> LineBreaks.width(Typeface.drawable(row.key()), TEXT))
                    .max()
                    .orElse(0));
    this.valuesAt = MARGIN + keys + GAP;
    this.title = LineBreaks.of(title, TITLE, inside);
    this.rows = new ArrayList<>();
    float used = MARGIN + this.title.size() * TITLE_HEIGHT;
    for (Row row : rows) {
      Lines lines =
          new Lines(
              LineBreaks.of(row.key(), TEXT, keys),
              LineBreaks.of(row.value(), TEXT, inside - keys - GAP));
      this.rows.add(lines);
      used += lines.height();
    }
    this.note = note.isEmpty() ? List.of() : LineBreaks.of(note, NOTE, inside);
    this.height = (int) Math.ceil(used + ROW_GAP + this.note.size() * NOTE_HEIGHT + MARGIN);
  }

  /**
   * A page.
   *
   * @param title of the page
   * @param rows from top to bottom
   * @param note below them in small print; may be empty
   * @return the page
   */
  public static TextPage of(String title, List<Row> rows, String note) {
    return new TextPage(title, rows, note);
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public void paint(Graphics2D graphics) {
    float top = lines(graphics, TITLE, title, MARGIN, MARGIN, TITLE_HEIGHT);
    for (Lines row : rows) {
      graphics.setPaint(RULE);
      graphics.setStroke(new BasicStroke(0.5f));
      graphics.draw(new Line2D.Float(MARGIN, top, WIDTH - MARGIN, top));
      graphics.setPaint(QUIET);
      lines(graphics, TEXT, row.key(), MARGIN, top, LINE_HEIGHT);
      graphics.setPaint(Color.BLACK);
      lines(graphics, TEXT, row.value(), valuesAt, top, LINE_HEIGHT);
      top += row.height();
    }
    graphics.setPaint(QUIET);
    lines(graphics, NOTE, note, MARGIN, top + ROW_GAP, NOTE_HEIGHT);
  }

  /** Draws lines below each other, each in the middle of its height; returns where they end. */
  private static float lines(
      Graphics2D graphics, Font font, List<String> lines, float left, float top, float height) {
    graphics.setFont(font);
    float next = top;
    for (String line : lines) {
      graphics.drawString(line, left, next + (height + 0.9f * font.getSize2D()) / 2);
      next += height;
    }
    return next;
  }
}
