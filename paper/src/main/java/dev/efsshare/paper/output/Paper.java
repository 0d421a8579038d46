package dev.efsshare.paper.output;

import dev.efsshare.paper.data.Data;
import dev.efsshare.paper.data.DataFile;
import dev.efsshare.paper.data.MissingDataException;
import dev.efsshare.paper.data.Source;
import dev.efsshare.paper.exhibit.Content;
import dev.efsshare.paper.exhibit.Exhibit;
import dev.efsshare.paper.exhibit.Exhibits;
import dev.efsshare.pictures.PictureFiles;
import dev.efsshare.pictures.PictureFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Makes the files of a paper from data. For one thread. */
public final class Paper {
  private final Data data;
  private final Path dataFolder;
  private final Path out;
  private final Outcome outcome = new Outcome();

  private Paper(Path dataFolder, Path out) {
    this.data = new Data(dataFolder);
    this.dataFolder = dataFolder;
    this.out = out;
  }

  /**
   * Makes files. A file that is there and has the right bytes is not touched; what lacks data is
   * not made, and a file of it that is there stays.
   *
   * @param dataFolder where the data is
   * @param out where folders figures and tables, and the page of results go
   * @param parts what to make
   * @return what was made and what was not
   * @throws IOException if a file cannot be read or written
   */
  public static Outcome make(Path dataFolder, Path out, Set<Part> parts) throws IOException {
    Paper paper = new Paper(dataFolder, out);
    if (parts.contains(Part.DATA)) {
      paper.data();
    }
    List<String> sections = new ArrayList<>();
    for (Exhibit exhibit : Exhibits.all()) {
      boolean isWanted = parts.contains(exhibit.isTable() ? Part.TABLES : Part.FIGURES);
      if (isWanted || parts.contains(Part.RESULTS)) {
        sections.add(paper.exhibit(exhibit, isWanted));
      }
    }
    if (parts.contains(Part.RESULTS)) {
      paper.results(sections);
    }
    return paper.outcome;
  }

  private void data() throws IOException {
    for (Source source : Source.values()) {
      try {
        DataFile file = data.file(source);
        write(
            dataFolder.resolve(file.name().replace(".json", ".provenance.json")),
            Provenance.of(file));
      } catch (MissingDataException e) {
        outcome.cannot(source.file(), e);
      }
    }
  }

  /** Makes the files if they are wanted; returns the section of the page. */
  private String exhibit(Exhibit exhibit, boolean isWanted) throws IOException {
    try {
      Content content = exhibit.maker().make(data);
      if (isWanted) {
        List<Path> files = files(exhibit, content);
        Path folder = out.resolve(exhibit.isTable() ? "tables" : "figures");
        write(
            folder.resolve(exhibit.name() + ".provenance.json"),
            Provenance.of(exhibit, files, sources(exhibit.sources())));
      }
      return Markdown.section(exhibit, content);
    } catch (MissingDataException e) {
      outcome.cannot(exhibit.name(), e);
      return "\n## %s\n\nNot made: data is missing.\n".formatted(exhibit.title());
    }
  }

  private List<Path> files(Exhibit exhibit, Content content) throws IOException {
    return switch (content) {
      case Content.Figure figure -> pictures(exhibit, figure);
      case Content.Table table ->
          List.of(
              write(
                  out.resolve("tables").resolve(exhibit.name() + ".tex"),
                  Latex.table(exhibit, table).getBytes(StandardCharsets.UTF_8)));
    };
  }

  private List<Path> pictures(Exhibit exhibit, Content.Figure figure) throws IOException {
    SequencedMap<String, byte[]> drawn =
        PictureFiles.draw(figure.picture(), exhibit.name(), EnumSet.allOf(PictureFormat.class));
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : drawn.entrySet()) {
      files.add(write(out.resolve("figures").resolve(file.getKey()), file.getValue()));
    }
    return files;
  }

  private void results(List<String> sections) throws IOException {
    List<DataFile> files = new ArrayList<>();
    for (Source source : Source.values()) {
      try {
        files.add(data.file(source));
      } catch (MissingDataException e) {
        outcome.cannot(source.file(), e);
      }
    }
    Path page = out.resolve("results.md");
    String text = ResultsPage.head(files) + String.join("", sections);
    write(page, text.getBytes(StandardCharsets.UTF_8));
    write(out.resolve("results.provenance.json"), Provenance.ofPage(List.of(page), files));
  }

  private List<DataFile> sources(List<Source> sources) throws MissingDataException, IOException {
    List<DataFile> files = new ArrayList<>();
    for (Source source : sources) {
      files.add(data.file(source));
    }
    return files;
  }

  private Path write(Path file, byte[] bytes) throws IOException {
    boolean isSame = Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes);
    if (!isSame) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, bytes);
    }
    outcome.wrote(file, !isSame);
    return file;
  }
}
