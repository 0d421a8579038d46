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
   * @param headings of the columns
   * @param rows as many cells each as there are headings
   * @param sentence what it says
   */
  record Table(List<String> headings, List<List<String>> rows, String sentence) implements Content {
    /** Copies. */
    public Table {
      headings = List.copyOf(headings);
      rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * Whether a column is set to the right.
     *
     * @param column from 0
     * @return true if it has numbers alone
     */
    public boolean isNumeric(int column) {
      return rows.stream()
          .map(row -> row.get(column))
          .allMatch(cell -> cell.isEmpty() || Character.isDigit(cell.codePointAt(0)));
    }
  }
}
