package dev.efsshare.paper.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.efsshare.paper.Fixtures;
import dev.efsshare.paper.data.DataFile;
import dev.efsshare.paper.exhibit.Exhibit;
import dev.efsshare.paper.exhibit.Exhibits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperTest {
  private static final Set<Part> ALL = EnumSet.allOf(Part.class);

  private static final Set<Part> TEXT = EnumSet.of(Part.TABLES, Part.RESULTS, Part.DATA);

  /** Everything, made once. */
  @TempDir static Path whole;

  private static Outcome first;

  @TempDir Path folder;

  @BeforeAll
  static void makeEverything() throws IOException {
    first = Paper.make(Fixtures.copyTo(whole.resolve("data")), whole, ALL);
  }

  @Test
  void make_again_changesNoByteAndTouchesNoFile() throws IOException {
    Map<Path, String> before = contents(whole);

    Outcome second = Paper.make(whole.resolve("data"), whole, ALL);

    assertThat(first.missing()).isEmpty();
    assertThat(first.kept()).isEmpty();
    assertThat(second.missing()).isEmpty();
    assertThat(second.changed()).isEmpty();
    assertThat(second.kept()).containsExactlyElementsOf(first.changed());
    assertThat(contents(whole)).isEqualTo(before);
  }

  @Test
  void make_everything_hasEachExhibitWithItsProvenanceOnThePage() throws IOException {
    String page = Files.readString(whole.resolve("results.md"));
    for (Exhibit exhibit : Exhibits.all()) {
      Path files = whole.resolve(exhibit.isTable() ? "tables" : "figures");
      JsonNode provenance = json(files.resolve(exhibit.name() + ".provenance.json"));
      assertThat(provenance.path("files")).as(exhibit.name()).isNotEmpty();
      for (Map.Entry<String, JsonNode> file : provenance.path("files").properties()) {
        assertThat(file.getValue().asText()).isEqualTo(sha256(files.resolve(file.getKey())));
      }
      assertThat(provenance.path("sources")).hasSameSizeAs(exhibit.sources());
      for (JsonNode source : provenance.path("sources")) {
        assertThat(source.path("sha256").asText())
            .isEqualTo(sha256(whole.resolve("data").resolve(source.path("file").asText())));
        assertThat(source.path("date").asText()).startsWith("2026-");
      }
      assertThat(page).contains("/" + exhibit.name() + (exhibit.isTable() ? ".tex" : ".png"));
    }
  }

  @Test
  void figures_allText_isInsideThePicture() throws IOException {
    for (Exhibit exhibit : Exhibits.all()) {
      if (!exhibit.isTable()) {
        Path pdf = whole.resolve("figures").resolve(exhibit.name() + ".pdf");
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
          Edges edges = new Edges();
          edges.getText(document);
          PDRectangle page = document.getPage(0).getMediaBox();
          assertThat(edges.letters).as(exhibit.name()).isGreaterThan(20);
          assertThat(edges.left).as(exhibit.name()).isGreaterThanOrEqualTo(0);
          assertThat(edges.top).as(exhibit.name()).isGreaterThanOrEqualTo(0);
          assertThat(edges.right).as(exhibit.name()).isLessThanOrEqualTo(page.getWidth());
          assertThat(edges.bottom).as(exhibit.name()).isLessThanOrEqualTo(page.getHeight());
        }
      }
    }
  }

  /** How far the text of a page reaches, in points from its upper left corner. */
  private static final class Edges extends PDFTextStripper {
    private int letters;
    private float left = Float.MAX_VALUE;
    private float top = Float.MAX_VALUE;
    private float right;
    private float bottom;

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
      for (TextPosition letter : positions) {
        letters++;
        left = Math.min(left, letter.getXDirAdj());
        right = Math.max(right, letter.getXDirAdj() + letter.getWidthDirAdj());
        top = Math.min(top, letter.getYDirAdj() - letter.getHeightDir());
        bottom = Math.max(bottom, letter.getYDirAdj());
      }
    }
  }

  @Test
  void page_ofAQuickRun_saysThatItIsNoEvidence() throws IOException {
    assertThat(Files.readString(whole.resolve("results.md")))
        .contains("| compare.json (a quick run, no evidence) |")
        .contains("| demo.json (a quick run, no evidence) |")
        .contains("| jmh.json |");
  }

  @Test
  void pageAndTable_ofPrices_sayHowThePricesWereFound() throws IOException {
    assertThat(whole.resolve("results.md"))
        .content()
        .contains("secondary pages of 2024 to 2026")
        .doesNotContain("as read on");
    assertThat(whole.resolve("tables/prices.tex"))
        .content()
        .contains("secondary pages of 2024 to 2026");
  }

  @Test
  void page_commandWithACharacterOfTheShell_standsThereAsItIsPasted() throws IOException {
    Path data = Fixtures.copyTo(folder.resolve("data"));
    Path chosen = data.resolve("jmh-selection.json");
    Files.writeString(
        chosen, "{\"arguments\" : \"PublishFiles.replace|Checksums -f 3\", \"results\" : []}");
    Files.delete(data.resolve("jmh.json"));

    Paper.make(data, folder, EnumSet.of(Part.RESULTS));

    assertThat(Files.readAllLines(folder.resolve("results.md")))
        .contains(
            "java -cp benchmarks/target/benchmarks.jar dev.efsshare.benchmarks.report.Suite"
                + " paper-assets/data 'PublishFiles.replace|Checksums' -f 3");
  }

  @Test
  void make_withoutTheComparison_makesTheRestAndSaysWhatIsMissing() throws IOException {
    Path data = Fixtures.copyTo(folder.resolve("data"));
    Files.delete(data.resolve("compare.json"));

    Outcome outcome = Paper.make(data, folder, TEXT);

    assertThat(outcome.missing())
        .containsKeys("cold-start", "cold-starts", "ingest", "readers", "targets", "compare.json")
        .doesNotContainKeys("publish", "publish-small", "checksums", "prices", "architecture");
    assertThat(outcome.missing().get("cold-start"))
        .contains("compare.json")
        .contains("./efs-share compare --json");
    assertThat(folder.resolve("tables/cold-starts.tex")).doesNotExist();
    assertThat(folder.resolve("tables/publish.tex")).exists();
    assertThat(Files.readString(folder.resolve("results.md")))
        .contains("## Cold starts\n\nNot made: data is missing.");
  }

  @Test
  void make_onlyTables_makesNothingElse() throws IOException {
    Path data = Fixtures.copyTo(folder.resolve("data"));

    Outcome outcome = Paper.make(data, folder, EnumSet.of(Part.TABLES));

    assertThat(outcome.changed())
        .isNotEmpty()
        .allMatch(file -> file.startsWith(folder.resolve("tables")));
  }

  @Test
  void make_otherData_changesWhatDependsOnIt() throws IOException {
    Path data = Fixtures.copyTo(folder.resolve("data"));
    Paper.make(data, folder, TEXT);
    Path prices = data.resolve("prices.json");
    Files.writeString(prices, Files.readString(prices).replace(": 0.30", ": 0.60"));

    Outcome outcome = Paper.make(data, folder, TEXT);

    assertThat(outcome.changed())
        .containsExactlyInAnyOrder(
            data.resolve("prices.provenance.json"),
            folder.resolve("tables/prices.tex"),
            folder.resolve("tables/prices.provenance.json"),
            folder.resolve("results.md"),
            folder.resolve("results.provenance.json"));
  }

  private static Map<Path, String> contents(Path folder) throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file, sha256(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return contents;
  }

  private static String sha256(Path file) throws IOException {
    return DataFile.sha256(Files.readAllBytes(file));
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }
}
