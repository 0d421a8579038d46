package dev.efsshare.paper.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** A folder of data files. Each is read once, when something of it is asked for. */
public final class Data {
  private final Path folder;
  private final Map<Source, DataFile> files = new EnumMap<>(Source.class);

  /**
   * Data of a folder.
   *
   * @param folder where the files are
   */
  public Data(Path folder) {
    this.folder = folder;
  }

  /**
   * One file.
   *
   * @param source which
   * @return its content, and where it comes from
   * @throws MissingDataException if it is not there, or no JSON object
   * @throws IOException if it cannot be read
   */
  public DataFile file(Source source) throws MissingDataException, IOException {
    DataFile known = files.get(source);
    if (known != null) {
      return known;
    }
    Path path =
        source.files().stream()
            .map(folder::resolve)
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(() ->
                new MissingDataException(
                    "there is no %s; %s"
                        .formatted(folder.resolve(source.file()), source.remedy())));
    DataFile read = DataFile.of(source, path, Files.readAllBytes(path));
    files.put(source, read);
    return read;
  }

  /** The benchmarks of the library. */
  public JmhData jmh() throws MissingDataException, IOException {
    return new JmhData(file(Source.JMH));
  }

  /** The comparisons. */
  public CompareData compare() throws MissingDataException, IOException {
    return new CompareData(file(Source.COMPARE));
  }

  /** The demonstration. */
  public DemoData demo() throws MissingDataException, IOException {
    return new DemoData(file(Source.DEMO));
  }

  /** The prices. */
  public Prices prices() throws MissingDataException, IOException {
    return new Prices(file(Source.PRICES));
  }

  static JsonNode parse(Path path, byte[] bytes) throws MissingDataException {
    try {
      JsonNode root = new ObjectMapper().readTree(bytes);
      if (root != null && root.isObject()) {
        return root;
      }
    } catch (IOException e) {
      throw new MissingDataException("%s is no JSON: %s".formatted(path, e.getMessage()));
    }
    throw new MissingDataException(path + " has no JSON object");
  }
}
