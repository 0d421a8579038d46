package dev.efsshare.paper.exhibit;

import dev.efsshare.paper.data.Data;
import dev.efsshare.paper.data.MissingDataException;
import dev.efsshare.paper.data.Source;
import java.io.IOException;
import java.util.List;

/**
 * One figure or table.
 *
 * @param name of its files
 * @param title over it
 * @param isTable whether its content is a table
 * @param sources the data it is made from
 * @param maker makes the content
 */
public record Exhibit(
    String name, String title, boolean isTable, List<Source> sources, Maker maker) {
  /** Copies. */
  public Exhibit {
    sources = List.copyOf(sources);
  }

  /** Makes the content from data. */
  @FunctionalInterface
  public interface Maker {
    /**
     * Makes it.
     *
     * @param data where to find it
     * @return the same for the same data
     * @throws MissingDataException if something is not there
     * @throws IOException if a file cannot be read
     */
    Content make(Data data) throws MissingDataException, IOException;
  }

  static Exhibit figure(String name, String title, Source source, Maker maker) {
    return new Exhibit(name, title, false, List.of(source), maker);
  }

  static Exhibit drawing(String name, String title, Maker maker) {
    return new Exhibit(name, title, false, List.of(), maker);
  }

  static Exhibit table(String name, String title, Source source, Maker maker) {
    return new Exhibit(name, title, true, List.of(source), maker);
  }
}
