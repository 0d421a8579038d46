package dev.efsshare.pictures;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** Text in lines that fit. Stateless. */
final class LineBreaks {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private LineBreaks() {}

  /** In points. */
  static float width(String text, Font font) {
    return (float) font.getStringBounds(text, EXACT).getWidth();
  }

  /** Lines no wider than that, where a single letter is not; at least one. */
  static List<String> of(String text, Font font, float width) {
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String rest = Typeface.drawable(line);
      while (width(rest, font) > width) {
        int end = end(rest, font, width);
        lines.add(rest.substring(0, end).stripTrailing());
        rest = rest.substring(end).stripLeading();
      }
      lines.add(rest);
    }
    return lines.isEmpty() ? List.of("") : lines;
  }

  /** Where the first line ends: behind the last space that fits, or where the width is full. */
  private static int end(String text, Font font, float width) {
    int fits = 1;
    int space = 0;
    while (fits < text.length() && width(text.substring(0, fits + 1), font) <= width) {
      fits++;
      space = text.charAt(fits - 1) == ' ' ? fits : space;
    }
    boolean endsWord = fits < text.length() && text.charAt(fits) == ' ';
    return endsWord || space == 0 ? fits : space;
  }
}
