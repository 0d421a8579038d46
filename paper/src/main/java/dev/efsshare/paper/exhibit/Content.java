package dev.efsshare.paper.exhibit;

import dev.efsshare.pictures.Picture;
import java.util.List;

/** What an exhibit shows. Immutable. */
public sealed interface Content {

  /** What it says, computed from the data. */
  String sentence();

  /**
   * A picture.
   *
   * @param picture what is seen
   * @param sentence what it says
   */
  record Figure(Picture picture, String sentence) implements Content {}

  /**
   * A table.
   *
   * @param headings of the columns; the first column is text, the others are numbers
   * @param rows as many cells each as there are headings
   * @param sentence what it says
   */
  record Table(List<String> headings, List<List<String>> rows, String sentence) implements Content {
    /** Copies. */
    public Table {
      headings = List.copyOf(headings);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}
